/**
 * The hub and the chat it owns: users, rooms, and what each message does.
 *
 * <p>One thread owns all state here, so nothing in it is locked. Knows the log and, of connections,
 * only what {@link chat.server.hub.Peer} says; knows no socket and no wire format.
 */
package chat.server.hub;
