/**
 * Who is in which room: joining, leaving, what others are sent of that, the ends of sessions, and
 * the removal of rooms without members.
 *
 * <p>Knows the chat's state and the delivery to members; knows no message and no account's secret.
 */
package chat.server.hub.room;
