package chat.client.ui.screen;

import chat.client.ui.ChatLine;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.Preferences;
import chat.protocol.NameRules;
import chat.protocol.Nick;
import java.util.Optional;

/** Whether a message concerns the person. Any thread. */
final class Highlights {
  private final Preferences preferences;

  Highlights(Preferences preferences) {
    this.preferences = preferences;
  }

  /** Of a message of somebody else's: it was said to the person alone, or it names what matters. */
  boolean concern(ChatLine line, Optional<Nick> own) {
    return line.kind() == Kind.TOLD || mention(line.text().toString(), own);
  }

  /** Whether a text has one's nick in it, or one of the words and phrases one has chosen. */
  boolean mention(String text, Optional<Nick> own) {
    String folded = NameRules.key(text);
    return own.filter(nick -> hasWord(folded, NameRules.key(nick.value()))).isPresent()
        || preferences.highlights().stream().anyMatch(word -> hasWord(folded, NameRules.key(word)));
  }

  private static boolean hasWord(String text, String word) {
    if (word.isBlank()) {
      return false;
    }
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (isBoundary(text, at) && isBoundary(text, at + word.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether no word goes on here. */
  private static boolean isBoundary(String text, int at) {
    return at == 0
        || at == text.length()
        || !isOfWord(text.codePointBefore(at))
        || !isOfWord(text.codePointAt(at));
  }

  /** Marks stand on the letter before them. */
  private static boolean isOfWord(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> Character.isLetterOrDigit(c);
    };
  }
}
