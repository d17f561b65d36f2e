package chat.client.screen;

import java.util.List;
import org.jline.utils.AttributedString;

/** Where a {@link ScreenView} shows things, in their order. The session thread calls it. */
public interface ScreenOutput {
  /** Prints lines. */
  void print(List<AttributedString> lines);

  /** Clears what was printed off the screen. */
  void clear();

  /** Rings the bell. */
  void ring();

  /** Replaces what is shown besides the messages. */
  void publish(ScreenState state);

  /** Waits while too many lines are to be drawn: a terminal may be slow, or be stopped. */
  void awaitRoom();
}
