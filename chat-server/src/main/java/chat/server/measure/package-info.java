/**
 * What the server counts while it works, for metrics and {@code --status}.
 *
 * <p>Each counter belongs to the class that does what is counted. Knows numbers and their names
 * alone: no chat, no sockets, and no library that publishes metrics.
 */
package chat.server.measure;
