/**
 * The log in an SQLite database: one writer, several readers, and the maintenance thread.
 *
 * <p>Knows which thread uses which connection. Uses the tables, pruning, the search index and the
 * data folder; none of them knows it.
 */
package chat.server.log.sqlite;
