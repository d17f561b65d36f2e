package chat.client.event;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens what a session shows itself on. */
public interface ConsoleFactory {
  /**
   * Opens the console.
   *
   * @param outputGone called once, by any thread, when nothing can be shown any more
   */
  Console open(Consumer<IOException> outputGone);

  /** Returns the view that keeps a transcript beside the console's, if one is wanted. */
  Optional<View> transcript(View other);
}
