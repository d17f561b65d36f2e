/**
 * The servers of one chat: which ones are known, and which one to try next.
 *
 * <p>Knows addresses alone. Knows neither links nor the session.
 */
package chat.client.servers;
