/**
 * What a session makes of moderation: rooms' settings and roles, kicks, bans and reports, and
 * messages that are changed after they were stored. The session thread owns it all.
 *
 * <p>Knows our rooms, our login and the events. Knows neither the link nor views.
 */
package chat.client.session.moderation;
