/**
 * What moderators do: who is kicked, banned and muted.
 *
 * <p>Knows rooms, users and what is stored of moderation; each request is one commit, which its
 * entry of the audit log shares. Knows no messages.
 */
package chat.server.hub.moderation;
