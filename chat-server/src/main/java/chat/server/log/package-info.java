/**
 * The room log: every message of every room and inbox, numbered and in order.
 *
 * <p>Knows messages and numbers; knows no hub, no member and no connection.
 */
package chat.server.log;
