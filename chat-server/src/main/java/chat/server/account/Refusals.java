package chat.server.account;

import chat.notation.Quantity;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.server.log.account.Claim;
import java.util.concurrent.TimeUnit;

/** The sentences with which requests are refused. Any thread. */
final class Refusals {
  private Refusals() {}

  /** Says to whom a nick belongs. */
  static Outcome claimed(Nick nick, Claim claim) {
    String sentence =
        claim.isExact()
            ? "the nick %s belongs to an account; if it is yours, /login %s".formatted(nick, nick)
            : "the nick %s looks like %s, which belongs to an account"
                .formatted(nick, claim.nick());
    return new Outcome.Refused(ErrorCode.NICK_CLAIMED, sentence);
  }

  /** Says when the next attempt may be made. */
  static Outcome tooMany(String what, long waitNanos) {
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(waitNanos + 999_999_999));
    return new Outcome.Refused(
        ErrorCode.RATE_LIMITED,
        "too many %s; try again in %s".formatted(what, Quantity.of(seconds, "second")));
  }

  /** The same for all reasons: unknown nick, wrong password, no password set. */
  static Outcome wrongPassword() {
    return new Outcome.Refused(ErrorCode.AUTH_FAILED, "wrong nick or password");
  }
}
