/**
 * The terminal of a person: what is shown on it, and when.
 *
 * <pre>
 *   session thread:  events → ScreenView → DrawQueue       what is printed, held back, unread
 *   screen thread:   DrawQueue → Painter → a Surface       a stroke: lines, prompt, footer, title
 *   keyboard thread: chat.client.screen.input → DrawQueue  a key was pressed, a line entered
 * </pre>
 *
 * <p>{@link chat.client.screen.ScreenView} owns all that is decided here, without a lock: the
 * session thread alone runs it. After each batch of events it publishes a {@link
 * chat.client.screen.ScreenState}, which the other threads read. {@link
 * chat.client.screen.DrawQueue} has the only lock.
 *
 * <p>Each page, a room or a direct conversation, has a {@link chat.client.screen.page.Backlog} of
 * its last lines, which are printed when it comes to the front.
 *
 * <p>Text of others goes through {@link chat.client.screen.ScreenFormat} or {@link
 * chat.client.screen.StatusLine}, which take out all that steers a terminal.
 *
 * <p>Of JLine, this package knows its styled text alone ({@code AttributedString}, {@code
 * AttributedStyle}, {@code WCWidth}); it knows no terminal. {@link chat.client.screen.jline} draws.
 */
package chat.client.screen;
