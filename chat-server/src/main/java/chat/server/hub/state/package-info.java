/**
 * The chat's state: sessions, users, rooms, inboxes, and who is a member of which.
 *
 * <p>A membership belongs to one user and one feed, and both list it, so {@code User}, {@code
 * Membership} and {@code Feed} know each other. Knows what is stored and who is where; sends
 * nothing. The hub's thread owns all of it.
 */
package chat.server.hub.state;
