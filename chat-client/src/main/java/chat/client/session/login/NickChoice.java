package chat.client.session.login;

import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.unicode.InvalidNameException;
import chat.protocol.unicode.NameRules;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which nick to ask the server for, and which next when one is in use. */
public final class NickChoice {
  private static final Nick FALLBACK = Nick.of("someone");

  /** The highest number of a variant; as many programs may share a nick. */
  private static final int LAST_SUFFIX = 99;

  private final Nick first;
  private final boolean isMadeUp;
  private Nick base;
  private int suffix = 1;

  /**
   * A choice that starts with this nick.
   *
   * @param isMadeUp whether nobody chose the nick, so that a person is asked for a better one
   */
  NickChoice(Nick first, boolean isMadeUp) {
    this.first = first;
    this.isMadeUp = isMadeUp;
    this.base = first;
  }

  /** A choice of the user's nick, or else of one made from the account's name. */
  public static NickChoice of(Optional<Nick> chosen) {
    Nick ofAccount = ofAccount(System.getProperty("user.name", ""));
    return new NickChoice(chosen.orElse(ofAccount), chosen.isEmpty());
  }

  /** Returns an account's name as a nick, without the characters that a nick may not have. */
  public static Nick ofAccount(String account) {
    StringBuilder allowed = new StringBuilder();
    account
        .codePoints()
        .filter(NameRules::mayContain)
        .limit(Limits.MAX_NICK_CHARS)
        .forEach(allowed::appendCodePoint);
    try {
      Nick nick = Nick.of(allowed.toString());
      return nick.isReserved() ? FALLBACK : nick;
    } catch (InvalidNameException e) {
      return FALLBACK;
    }
  }

  /** Whether the nick was made up here, so that a person can be asked for a better one. */
  boolean isMadeUp() {
    return isMadeUp;
  }

  Nick first() {
    return first;
  }

  /** A new login begins with this nick; if it is in use, its variants follow. */
  void startWith(Nick nick) {
    suffix = 1;
    base = isVariant(nick) ? base : nick;
  }

  /**
   * Returns the variant to try after {@code refused}, like {@code ci-2} after {@code ci}; empty if
   * there is none left.
   */
  Optional<Nick> after(Nick refused) {
    Optional<Nick> next = Optional.empty();
    while (next.isEmpty() && suffix < LAST_SUFFIX) {
      suffix++;
      next = variant(suffix).filter(nick -> !nick.equals(refused));
    }
    return next;
  }

  /**
   * Returns a nick to suggest to a person in place of a refused one: a variant that was not refused
   * before, or the login name in place of a nick that nobody may have.
   */
  Nick suggestion(Nick refused, HelloRefusal why) {
    Nick own = ofAccount(System.getProperty("user.name", ""));
    if (why == HelloRefusal.RESERVED && !refused.equals(own)) {
      return own;
    }
    if (!isVariant(refused)) {
      startWith(refused);
    }
    return after(refused).orElse(own);
  }

  private boolean isVariant(Nick nick) {
    return IntStream.rangeClosed(2, LAST_SUFFIX)
        .mapToObj(this::variant)
        .anyMatch(Optional.of(nick)::equals);
  }

  /** The base, shortened if it must be, and the number; empty if that is not allowed as a nick. */
  private Optional<Nick> variant(int number) {
    String end = "-" + number;
    StringBuilder start = new StringBuilder();
    base.value()
        .codePoints()
        .limit(Limits.MAX_NICK_CHARS - end.length())
        .forEach(start::appendCodePoint);
    try {
      return Optional.of(Nick.of(start + end));
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
  }
}
