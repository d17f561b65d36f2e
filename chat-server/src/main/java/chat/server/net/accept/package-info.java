/**
 * What happens to a connection before its first byte: the sockets that the server listens on,
 * limits by origin, delays and refusals.
 *
 * <p>Knows sockets and addresses; knows no reader, no request and no user.
 */
package chat.server.net.accept;
