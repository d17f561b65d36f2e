package chat.client;

import chat.protocol.InvalidNameException;
import chat.protocol.Limits;
import chat.protocol.Nick;
import java.util.Optional;

/** Which nick to ask for where nobody can be asked, and which next when one is refused. */
final class NickChoice {
  private static final Nick FALLBACK = Nick.of("someone");
  private static final int LAST_SUFFIX = 9;
  private static final int SUFFIX_CHARS = 2;

  private final Nick first;
  private final boolean mayVary;
  private int suffix = 1;

  /**
   * A choice that starts with this nick.
   *
   * @param mayVary whether name-2 and so on are as good; not if a person chose the nick
   */
  NickChoice(Nick first, boolean mayVary) {
    this.first = first;
    this.mayVary = mayVary;
  }

  /** The name of an account as a nick: what may not stand in one is left out. */
  static Nick login(String account) {
    StringBuilder allowed = new StringBuilder();
    account
        .codePoints()
        .filter(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.')
        .limit(Limits.MAX_NICK_CHARS - SUFFIX_CHARS)
        .forEach(allowed::appendCodePoint);
    try {
      Nick nick = Nick.of(allowed.toString());
      return nick.isReserved() ? FALLBACK : nick;
    } catch (InvalidNameException e) {
      return FALLBACK;
    }
  }

  Nick first() {
    return first;
  }

  /** The next to try; empty if there is none. */
  Optional<Nick> next() {
    if (!mayVary || suffix >= LAST_SUFFIX) {
      return Optional.empty();
    }
    suffix++;
    return Optional.of(Nick.of(first + "-" + suffix));
  }
}
