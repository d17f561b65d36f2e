package chat.client.ui.screen;

import java.util.List;
import org.jline.utils.AttributedString;

/**
 * Where a {@link ScreenView} shows things. Called in the order in which they happened, by one
 * thread at a time though not always the same, and with no lock held: it may wait for the terminal.
 */
interface ScreenOutput {
  /** Prints lines with nothing between them. */
  void print(List<AttributedString> lines);

  /** Rings the bell. */
  void ring();

  /** The status line, the title or the messages that wait may look different now. */
  void changed();

  /** Asks the person; the answer will be the next line typed. */
  void ask(String question);
}
