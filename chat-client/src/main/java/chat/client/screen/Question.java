package chat.client.screen;

import java.util.Optional;

/**
 * What the person is asked in place of the prompt. Immutable.
 *
 * @param text empty if nothing is asked
 * @param isSecret whether the answer is typed without echo
 * @param number how many questions were asked or withdrawn so far
 */
public record Question(Optional<String> text, boolean isSecret, int number) {
  static final Question NONE = new Question(Optional.empty(), false, 0);

  /** Returns the next question, whose answer may be seen. */
  Question ask(String next) {
    return new Question(Optional.of(ScreenFormat.harmless(next)), false, number + 1);
  }

  /** Returns the next question, whose answer is a secret; empty to ask nothing any more. */
  Question askSecret(Optional<String> next) {
    return new Question(next.map(ScreenFormat::harmless), next.isPresent(), number + 1);
  }

  /** Returns that nothing is asked. */
  Question withdrawn() {
    return text.isEmpty() ? this : askSecret(Optional.empty());
  }
}
