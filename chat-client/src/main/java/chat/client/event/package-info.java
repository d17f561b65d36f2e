/**
 * What a session and those who show it say to each other: the events it emits, the snapshots of its
 * state, the view that shows them, and the console whose input it handles.
 *
 * <p>Knows the protocol and the preferences. Knows neither how a session works nor how anything is
 * shown.
 */
package chat.client.event;
