/**
 * Full-text search: a reader of the log that keeps an index in a file of its own, SQLite's FTS5.
 *
 * <p>Knows words, cursors and the index's tables. Reads messages only through {@link
 * chat.server.log.ReadableLog}, and doesn't know how the log stores them.
 */
package chat.server.log.search;
