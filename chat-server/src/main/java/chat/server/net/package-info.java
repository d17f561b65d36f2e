/**
 * Sockets and threads: the acceptor, and for each connection its threads, an outbox and a writer;
 * how the two wires are encoded.
 *
 * <p>Knows bytes and blocking. Hands requests to the hub, and writes what the hub hands over. Knows
 * nothing of rooms and users.
 */
package chat.server.net;
