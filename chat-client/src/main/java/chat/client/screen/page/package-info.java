/**
 * What a screen retains of each page, a room or a direct conversation: its last lines, who spoke
 * there, and how much is unread. The session thread owns it all.
 *
 * <p>Knows messages as people read them. Knows neither how lines look nor when they are shown.
 */
package chat.client.screen.page;
