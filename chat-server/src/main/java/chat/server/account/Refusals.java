package chat.server.account;

import chat.notation.Quantity;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.server.log.account.Claim;
import java.util.concurrent.TimeUnit;

/** The sentences with which requests are refused. Any thread. */
final class Refusals {
  private Refusals() {}

  /** Refuses a nick that belongs to an account. */
  static Outcome claimed(Nick nick, Claim claim) {
    String sentence =
        claim.isExact()
            ? "the nick %s belongs to an account; if it is yours, /login %s".formatted(nick, nick)
            : "the nick %s looks like %s, which belongs to an account"
                .formatted(nick, claim.nick());
    return new Outcome.Refused(ErrorCode.NICK_CLAIMED, sentence);
  }

  /** Refuses an attempt, with the time until the next one. */
  static Outcome tooMany(String what, long waitNanos) {
    long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(waitNanos + 999_999_999));
    return new Outcome.Refused(
        ErrorCode.RATE_LIMITED,
        "too many %s; try again in %s".formatted(what, Quantity.of(seconds, "second")));
  }

  /** Refuses a password, in the same words for an unknown nick, a wrong password and none set. */
  static Outcome wrongPassword() {
    return new Outcome.Refused(ErrorCode.AUTH_FAILED, "wrong nick or password");
  }

  /** Refuses the old password of somebody who is logged in, and typed no nick. */
  static Outcome wrongOldPassword() {
    return new Outcome.Refused(ErrorCode.AUTH_FAILED, "wrong password");
  }
}
