/**
 * What the hub and a connection hand each other: a session, chunks of encoded messages, replays.
 *
 * <p>Knows the log's messages and names; knows no user, no room, no socket and no wire format.
 */
package chat.server.hub.peer;
