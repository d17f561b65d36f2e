/**
 * What is stored of moderation: rooms' settings and roles, bans and mutes, reports, the audit log.
 *
 * <p>Knows tables and numbers of accounts; knows no right, no session and no hub.
 */
package chat.server.log.moderation;
