/**
 * Moves all that a server stores from one database into another one: from SQLite to PostgreSQL, and
 * back.
 *
 * <p>Knows the tables that both have, and statements that run on both; knows no driver.
 */
package chat.server.log.migrate;
