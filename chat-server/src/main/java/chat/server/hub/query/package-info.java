/**
 * The answers to WHO, ROOMS, HISTORY and SEARCH, which are sent page by page.
 *
 * <p>Knows rooms, users and the log, and changes none of them; knows no wire format.
 */
package chat.server.hub.query;
