/**
 * How log lines are written: as text, for the journal, or as JSON.
 *
 * <p>Knows Logback and characters; knows nothing of a chat.
 */
package chat.server.logging;
