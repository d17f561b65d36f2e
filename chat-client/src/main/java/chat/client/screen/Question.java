package chat.client.screen;

import java.util.Optional;

/**
 * A question that replaces the prompt. Immutable.
 *
 * @param text empty if nothing is asked
 * @param isSecret whether the answer is typed without echo
 * @param number how many questions were asked or withdrawn so far
 */
public record Question(Optional<String> text, boolean isSecret, int number) {
  static final Question NONE = new Question(Optional.empty(), false, 0);

  /** Returns the next question, with an answer typed with echo. */
  Question ask(String next) {
    return new Question(Optional.of(ScreenFormat.harmless(next)), false, number + 1);
  }

  /** Returns the next question, with a secret as answer; empty to end it. */
  Question askSecret(Optional<String> next) {
    return new Question(next.map(ScreenFormat::harmless), next.isPresent(), number + 1);
  }

  /** Returns no question. */
  Question withdrawn() {
    return text.isEmpty() ? this : askSecret(Optional.empty());
  }
}
