package chat.client.ui.screen;

import java.util.Optional;

/** What is said of keys. The keyboard thread calls it, and it must not wait. */
interface LineEvents {
  /** Some key was pressed: somebody is there. */
  void touched();

  /** Why a line can't be entered as it is; it stays to be mended then. */
  Optional<String> complaint(String line);

  /** A line was entered, maybe an empty one. */
  void entered(String line);

  /** The window may have another size. */
  void redrawn();

  /** Something is to be said to the person. */
  void hint(String sentence);

  /** Something is to be said below the line, until the next key. */
  void remark(String sentence);
}
