/**
 * The limits of what clients may store and make: bytes a day, bytes of a message, and rooms.
 *
 * <p>Each limit refuses a request before the hub carries it out. Knows users, rooms and the log,
 * and changes none of them. The hub's thread owns all of it.
 */
package chat.server.hub.limit;
