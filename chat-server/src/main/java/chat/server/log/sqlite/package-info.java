/**
 * The log in an SQLite database: one writer, several readers, checkpoints and pruning.
 *
 * <p>Knows the tables of messages, and which thread uses which connection. Uses the search index
 * and the data folder; neither knows it.
 */
package chat.server.log.sqlite;
