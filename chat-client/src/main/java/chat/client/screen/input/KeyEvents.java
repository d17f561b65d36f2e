package chat.client.screen.input;

import chat.protocol.account.Secret;
import java.util.Optional;

/** What a line editor reports. The keyboard thread calls it, with the editor's lock held. */
public interface KeyEvents {
  /** A key was pressed: somebody is there. */
  void touched();

  /** Returns why a line cannot be entered as it is; then it stays, to be corrected. */
  Optional<String> complaint(String line);

  /** Returns a question that must be answered with yes before a line is entered. */
  Optional<String> question(String line);

  /** Returns whether a line, once it is entered, is followed by one typed without echo. */
  boolean asksSecret(String line);

  /** A line was typed without echo. This method closes the secret. */
  void enteredSecret(Secret secret);

  /** A line was entered, maybe an empty one. */
  void entered(String line);

  /** The person wants to see the page with something new, if there is one. */
  void next();

  /** The window may have another size. */
  void resized();

  /** Shows a sentence above the line. */
  void hint(String sentence);

  /** Shows a sentence below the line, until the next key. */
  void remark(String sentence);
}
