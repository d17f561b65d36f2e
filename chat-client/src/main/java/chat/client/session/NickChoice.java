package chat.client.session;

import chat.protocol.InvalidNameException;
import chat.protocol.Limits;
import chat.protocol.Nick;
import java.util.Optional;

/** Which nick to ask the server for, and which next when one is refused. */
public final class NickChoice {
  private static final Nick FALLBACK = Nick.of("someone");
  private static final int LAST_SUFFIX = 9;
  private static final int SUFFIX_CHARS = 2;

  private final Nick first;
  private final boolean mayVary;
  private int suffix = 1;

  /**
   * A choice that starts with this nick.
   *
   * @param mayVary whether name-2, name-3, … will do as well; not if a person chose the nick
   */
  NickChoice(Nick first, boolean mayVary) {
    this.first = first;
    this.mayVary = mayVary;
  }

  /** A choice of the user's nick, or else of one made from the account's name. */
  static NickChoice of(Optional<Nick> chosen) {
    Nick ofAccount = ofAccount(System.getProperty("user.name", ""));
    return new NickChoice(chosen.orElse(ofAccount), chosen.isEmpty());
  }

  /** Returns an account's name as a nick, without the characters that a nick may not have. */
  public static Nick ofAccount(String account) {
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

  /** Whether the nick was made up here, so that a person can be asked for a better one. */
  boolean mayVary() {
    return mayVary;
  }

  Nick first() {
    return first;
  }

  /** Returns the next nick to try; empty if there is none. */
  Optional<Nick> next() {
    if (!mayVary || suffix >= LAST_SUFFIX) {
      return Optional.empty();
    }
    suffix++;
    return Optional.of(Nick.of(first + "-" + suffix));
  }
}
