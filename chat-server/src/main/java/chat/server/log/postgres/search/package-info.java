/**
 * The search index of the log in PostgreSQL: a table of the words of each message, which follows
 * the log, and searches of it.
 *
 * <p>Its words are those of {@link chat.server.log.words.SearchTerms}, not the database's. What the
 * index finds is compared again, so it may have words of messages that changed.
 *
 * <p>Knows the tables, and no claim; other packages give it what reads and writes them.
 */
package chat.server.log.postgres.search;
