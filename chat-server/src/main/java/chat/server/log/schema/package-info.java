/**
 * The tables of the message database, and their migrations.
 *
 * <p>Knows what the columns mean; who reads and writes them is in the packages of the log and its
 * pruning.
 */
package chat.server.log.schema;
