/**
 * How the bytes of a connection travel: what is between its socket and the reader and writer above
 * it.
 *
 * <p>Knows sockets and bytes; knows no wire, no request and no outbox.
 */
package chat.server.net.transport;
