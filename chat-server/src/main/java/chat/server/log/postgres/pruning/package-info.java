/**
 * The deletion of messages, guests and rooms of the log in PostgreSQL that need not be stored any
 * longer. Only the server that owns the log deletes.
 *
 * <p>Knows the tables, and no claim; {@code chat.server.log.postgres} gives it what reads and
 * writes them.
 */
package chat.server.log.postgres.pruning;
