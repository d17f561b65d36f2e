/**
 * The server's command: options, wiring, what it prints, and how it stops.
 *
 * <p>Knows how the log, the hub and the net are connected; knows nothing of what a request does.
 */
package chat.server;
