package chat.client.screen;

import chat.client.config.Preferences;
import chat.client.event.ChatLine;
import chat.protocol.Nick;
import chat.protocol.unicode.NameRules;
import java.util.Optional;

/** Decides which messages are highlights: those that concern the person. Immutable. */
final class Highlights {
  private final Preferences preferences;

  Highlights(Preferences preferences) {
    this.preferences = preferences;
  }

  /** Returns whether another's message is a highlight: it is direct, or mentions what matters. */
  boolean concern(ChatLine line, Optional<Nick> own) {
    return line.isDirect() || mention(line.text().toString(), own);
  }

  /** Returns whether a text has our nick in it, or one of the chosen words and phrases. */
  boolean mention(String text, Optional<Nick> own) {
    String folded = NameRules.textKey(text);
    return own.filter(nick -> hasWord(folded, NameRules.textKey(nick.value()))).isPresent()
        || preferences.highlights().stream()
            .anyMatch(word -> hasWord(folded, NameRules.textKey(word)));
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

  /** Returns whether no word continues here. */
  private static boolean isBoundary(String text, int at) {
    return at == 0
        || at == text.length()
        || !isOfWord(text.codePointBefore(at))
        || !isOfWord(text.codePointAt(at));
  }

  /** A combining mark belongs to the letter before it. */
  private static boolean isOfWord(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> Character.isLetterOrDigit(c);
    };
  }
}
