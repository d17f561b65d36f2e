/**
 * Checks what the clients of one or several servers experienced while these were killed, stopped
 * and separated: clients that record it, and what may never be in such a history.
 *
 * <p>Knows both wires and the rows of a log; doesn't know how the servers are run.
 */
package chat.server.history;
