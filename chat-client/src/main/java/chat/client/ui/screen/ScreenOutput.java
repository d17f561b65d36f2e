package chat.client.ui.screen;

import java.util.List;
import org.jline.utils.AttributedString;

/**
 * Where a {@link ScreenView} shows things. Called in the order in which they happened, with the
 * view's lock held: only {@link #awaitRoom} may wait for the terminal.
 */
interface ScreenOutput {
  /** Waits while too much is to be shown. Called before the view's lock is taken. */
  void awaitRoom();

  /** Prints lines with nothing between them. */
  void print(List<AttributedString> lines);

  /** Rings the bell. */
  void ring();

  /** The status line, the title or the messages that wait may look different now. */
  void changed();

  /** Asks the person; the answer will be the next line typed. */
  void ask(String question);
}
