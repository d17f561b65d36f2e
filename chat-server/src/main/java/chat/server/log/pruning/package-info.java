/**
 * The deletion of messages, guests and rooms that need not be stored any longer.
 *
 * <p>Knows what is old enough, whether the clock may decide that, and how to delete in steps that
 * the hub hardly notices. Uses the tables and the data folder; neither knows it.
 */
package chat.server.log.pruning;
