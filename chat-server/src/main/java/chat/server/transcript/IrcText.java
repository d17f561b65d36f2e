package chat.server.transcript;

import chat.protocol.Text;
import java.util.regex.Pattern;

/** The texts of IRC, whose colours and styles are control characters. Any thread. */
final class IrcText {
  /** Colours with their numbers; bold, reset, monospace, reverse, italic, struck, underlined. */
  private static final Pattern STYLE =
      Pattern.compile(
          "\\x03(?:[0-9]{1,2}(?:,[0-9]{1,2})?)?|\\x04(?:[0-9A-Fa-f]{6})?|[\\x02\\x0F\\x11\\x16\\x1D\\x1E\\x1F]");

  private IrcText() {}

  /** Returns a text without its styles. */
  static Text of(String written) throws MalformedLineException {
    String plain = STYLE.matcher(written).replaceAll("");
    if (plain.isBlank()) {
      throw new MalformedLineException("it has no text");
    }
    return Text.of(plain);
  }
}
