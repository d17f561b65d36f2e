/**
 * Sockets and threads: the acceptor, and for each connection a reader, an outbox and a writer; the
 * two wires.
 *
 * <p>Knows bytes and blocking. Hands requests to the hub, and writes what the hub hands over. Knows
 * nothing of rooms and users.
 */
package chat.server.net;
