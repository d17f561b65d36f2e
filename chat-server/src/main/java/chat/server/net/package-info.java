/**
 * Sockets and threads: accepting connections, a reader for each and a writer whenever there is
 * something to write, the two wires.
 *
 * <p>Knows bytes and blocking; hands what came in to the hub and writes what the hub hands over.
 * Knows nothing of rooms and users.
 */
package chat.server.net;
