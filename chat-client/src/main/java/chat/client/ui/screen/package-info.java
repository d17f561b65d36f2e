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
 */
package chat.client.ui.screen;
