/**
 * What {@code --verbose} logs of a connection.
 *
 * <p>Knows addresses and counts; knows no socket, no request and no hub.
 */
package chat.server.net.trace;
