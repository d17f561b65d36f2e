/**
 * The views for programs, files and plain terminals, and standard input: an event becomes a line of
 * text or of JSON, and input becomes lines.
 *
 * <p>The session thread runs every view and the stdin thread the reading, so nothing here has a
 * lock. A view keeps what it needs for drawing and nothing else: the last {@link
 * chat.client.session.SessionSnapshot} and the {@link chat.client.config.Preferences}.
 *
 * <p>Knows the session's events, its console and the protocol's texts and names. Knows neither
 * sockets nor the terminal's escape sequences.
 */
package chat.client.view;
