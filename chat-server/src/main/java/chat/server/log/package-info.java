/**
 * The room log: the messages of every room and inbox, numbered and in order.
 *
 * <p>Has the interface, the data in it, and the log in memory. Knows no hub, no member, no
 * connection and no file; the packages below it know how messages are stored on disk and searched.
 */
package chat.server.log;
