/**
 * The folder that the server stores its files in, and SQLite databases in it: opened, checked and
 * migrated.
 *
 * <p>Knows permissions, damage and versions; knows no message and no table.
 */
package chat.server.log.file;
