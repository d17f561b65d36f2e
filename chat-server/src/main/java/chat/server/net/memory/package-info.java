/**
 * What connections hold in memory: each counts it, all share one budget, and when that stays
 * exceeded, the connection that holds most is closed.
 *
 * <p>Knows bytes and who counts them; knows no socket, no message and no queue.
 */
package chat.server.net.memory;
