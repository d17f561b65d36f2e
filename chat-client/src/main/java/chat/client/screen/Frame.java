package chat.client.screen;

import chat.client.screen.page.Unread;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jline.utils.AttributedString;

/**
 * What is drawn in one stroke.
 *
 * @param lines to print above the line being typed
 * @param clearAt after how many of them the screen is cleared
 * @param isAnswered whether a line was entered since the last question
 * @param seen how many of the printed messages the person has seen
 * @param remark a sentence below the line, until the next key
 */
public record Frame(
    List<AttributedString> lines,
    OptionalInt clearAt,
    boolean ring,
    ScreenState state,
    boolean isAnswered,
    Unread seen,
    Optional<String> remark) {
  /** Returns whether the person is asked something, which is not to be remembered. */
  public boolean isQuestion() {
    return state.question().text().isPresent() && !isAnswered;
  }

  /** Returns what precedes the line being typed. */
  public String prompt() {
    return state.question().text().filter(question -> isQuestion()).orElseGet(state::prompt);
  }

  /** Returns the title of the terminal's window. */
  public String title() {
    return WindowTitle.of(state.front(), unread());
  }

  Unread unread() {
    return state.waiting().plus(state.printed()).minus(seen);
  }
}
