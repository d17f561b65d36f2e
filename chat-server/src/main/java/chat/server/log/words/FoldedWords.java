package chat.server.log.words;

import chat.protocol.Text;
import chat.protocol.unicode.Normalization;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects the words of many texts, and remembers how frequent ones are folded: the general rules
 * of {@link SearchTerms} take long for other scripts than ASCII. One thread at a time.
 */
public final class FoldedWords {
  private static final int MAX_REMEMBERED = 20_000;

  /** Longer ones are rarely repeated. */
  private static final int MAX_REMEMBERED_CHARS = 30;

  private final Map<String, List<String>> remembered = new HashMap<>();

  /** Adds the words of a text, which {@link SearchTerms#words} returns separated by spaces. */
  public void addTo(Set<String> words, Text text) {
    String string = text.toString();
    if (Normalization.isAscii(string)) {
      Collections.addAll(words, AsciiWords.of(string).split(" ", -1));
      return;
    }
    // No rule looks beyond a space.
    for (String part : string.split(" ", -1)) {
      words.addAll(part.length() > MAX_REMEMBERED_CHARS ? fold(part) : foldOnce(part));
    }
  }

  private List<String> foldOnce(String part) {
    List<String> known = remembered.get(part);
    if (known != null) {
      return known;
    }
    if (remembered.size() >= MAX_REMEMBERED) {
      remembered.clear();
    }
    List<String> folded = fold(part);
    remembered.put(part, folded);
    return folded;
  }

  private static List<String> fold(String part) {
    return List.of(SearchTerms.words(part).split(" ", -1));
  }
}
