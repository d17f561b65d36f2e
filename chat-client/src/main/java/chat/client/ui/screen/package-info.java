/**
 * What a person sees and types on a terminal that can do more than lines. The only package that
 * knows JLine.
 *
 * <p>What is shown is made by classes that know no terminal: {@link
 * chat.client.ui.screen.ScreenView} decides what is printed, {@link
 * chat.client.ui.screen.ScreenFormat} and {@link chat.client.ui.screen.StatusLine} how it looks,
 * {@link chat.client.ui.screen.RoomBoard} keeps what is yet to be seen. All that others wrote goes
 * through {@link chat.client.ui.screen.ScreenFormat} or {@link chat.client.ui.screen.StatusLine},
 * and leaves them unable to steer a terminal.
 *
 * <p>Locks are taken in one of two orders:
 *
 * <ul>
 *   <li>JLine's, then the board's, then those of the client's rooms and its outbox: whoever draws
 *       or types asks how things stand
 *   <li>the view's, then the board's, then that of the client's rooms: what happens is noted, and
 *       brought to the painter
 * </ul>
 *
 * <p>The painter's is taken within any of them, and none within it. The view's is never taken with
 * JLine's held: the keyboard would wait for whoever shows something. JLine's is never taken with
 * the view's held: drawing may last as long as a terminal is stopped.
 */
package chat.client.ui.screen;
