/**
 * The chat that a server has open, and where its connections and its operators get it from.
 *
 * <p>Knows how a hub is opened, and closed, with what it stores; knows no socket and no database.
 */
package chat.server.chat;
