/**
 * The client's session: one thread owns all of its state, the others only hand it events.
 *
 * <pre>
 *   keyboard / stdin → InputFeed ─┐                       ┌→ views: screen | pipe | JSON | transcript
 *   socket → reader ──────────────┼→ SessionInbox → Session ┤    each gets ClientEvents
 *   connect attempts, deadlines ──┘   bounded               └→ net.LinkOutbox → writer → socket
 * </pre>
 *
 * <p>The session thread is the only one that knows our nick, the rooms and their cursors, who is in
 * them, the messages that are pending, and the state of the link. It never waits for the network:
 * it waits for its inbox, and for views whose reader is slow. Then the inbox fills, the reader
 * thread stops reading, and TCP slows the server.
 *
 * <p>Knows the protocol, the links of {@link chat.client.net}, the settings and the slash commands.
 * Knows neither a terminal nor how events are shown.
 */
package chat.client.session;
