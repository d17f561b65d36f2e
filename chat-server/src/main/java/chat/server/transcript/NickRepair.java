package chat.server.transcript;

import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.unicode.InvalidNameException;
import chat.protocol.unicode.NameRules;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Changes nicks of other programs into those that this chat allows: {@code _} for each character
 * that a nick can't contain, or for each that is no ASCII if that is not enough; at most 32
 * characters; {@code unknown} for a nick without a letter or a digit. One thread.
 */
public final class NickRepair {
  private static final String NAMELESS = "unknown";
  private static final int MAX_REMEMBERED = 10_000;

  private final Map<String, Nick> known = new LinkedHashMap<>();
  private final Map<String, String> changed = new LinkedHashMap<>();

  /** Returns a nick as it is, or changed if it is none here. */
  Nick nick(String written) {
    Nick found = known.get(written);
    if (found == null) {
      found = repaired(written);
      if (known.size() < MAX_REMEMBERED) {
        known.put(written, found);
        if (!found.value().equals(written)) {
          changed.put(written, found.value());
        }
      }
    }
    return found;
  }

  /** Returns the first 10,000 nicks that were changed, and what they became, in their order. */
  public Map<String, String> changed() {
    return changed;
  }

  private static Nick repaired(String written) {
    try {
      return Nick.of(written);
    } catch (InvalidNameException e) {
      return withoutForbidden(written);
    }
  }

  private static Nick withoutForbidden(String written) {
    try {
      return Nick.of(replaced(written, false));
    } catch (InvalidNameException e) {
      return ascii(written);
    }
  }

  private static Nick ascii(String written) {
    try {
      return Nick.of(replaced(written, true));
    } catch (InvalidNameException e) {
      return Nick.of(NAMELESS);
    }
  }

  private static String replaced(String written, boolean onlyAscii) {
    StringBuilder replaced = new StringBuilder();
    written
        .codePoints()
        .limit(Limits.MAX_NICK_CHARS)
        .map(c -> NameRules.mayContain(c) && !(onlyAscii && c > 0x7F) ? c : '_')
        .forEach(replaced::appendCodePoint);
    return replaced.toString();
  }
}
