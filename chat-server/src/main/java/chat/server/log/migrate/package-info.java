/**
 * Moves all that a server stores from one database into another one: from SQLite to PostgreSQL, and
 * back.
 *
 * <p>Knows the tables that both have, and statements that run on both; claims PostgreSQL as a
 * server does.
 */
package chat.server.log.migrate;
