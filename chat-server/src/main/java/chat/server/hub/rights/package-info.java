/**
 * Who may do what in a room and on the server, and who is banned or muted.
 *
 * <p>Knows roles, actions, and what is stored of moderation; knows no user, no room and no session.
 */
package chat.server.hub.rights;
