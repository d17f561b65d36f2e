/**
 * What a person types into a screen: keys, lines that are entered, completion. Runs on the keyboard
 * thread, which never waits for the session, and on the stdin thread, which does.
 *
 * <p>Knows what the screen shows by its published {@link chat.client.screen.ScreenState}; knows no
 * terminal and nothing of JLine.
 */
package chat.client.screen.input;
