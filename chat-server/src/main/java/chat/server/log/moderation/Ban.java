package chat.server.log.moderation;

import chat.server.log.LogName;
import java.util.Locale;
import java.util.Optional;

/**
 * A ban, a mute or a recent kick of whom one value identifies.
 *
 * @param number from 1; 0 until it is stored
 * @param together the number of the first ban that the same command stored; they end together
 * @param room where it holds; empty for the whole server
 * @param value what identifies them; its form depends on the kind
 * @param until when it ends, in milliseconds since 1970; 0 for never
 * @param made when it was stored
 * @param by who stored it
 * @param label how moderators are shown the value; holds no address
 */
public record Ban(
    long number,
    long together,
    Optional<LogName> room,
    Effect effect,
    Kind kind,
    String value,
    long until,
    String reason,
    long made,
    Party by,
    String label) {
  /** What it prevents. */
  public enum Effect {
    /** Entering. */
    BAN,
    /** Writing. */
    MUTE,
    /** Entering by a program, without a person's request. */
    KICK;

    /** Returns the word for it on the wire and in the database. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What its value is. */
  public enum Kind {
    /** The key that all spellings of a nick share. */
    NICK,
    /** What a nick shares with nicks that look like it. */
    FORM,
    /** The number of an account. */
    ACCOUNT,
    /** An address, or a prefix of addresses with its length. */
    ADDRESS,
    /** The digest of a client id. */
    CLIENT;

    /** Returns the word for it in the database. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns a copy as it is stored. */
  public Ban numbered(long newNumber, long newTogether) {
    return new Ban(
        newNumber, newTogether, room, effect, kind, value, until, reason, made, by, label);
  }

  /** Returns a copy that does not name an account that was deleted. */
  Ban withoutName(long account) {
    Party unnamed = by.account() == account ? new Party(account, Party.DELETED) : by;
    return new Ban(
        number, together, room, effect, kind, value, until, reason, made, unnamed, label);
  }

  /** Returns whether it is of an account, by its number. */
  boolean isOf(long account) {
    return kind == Kind.ACCOUNT && value.equals(Long.toString(account));
  }

  /** Returns whether it has ended. */
  public boolean hasEnded(long epochMillis) {
    return until != 0 && until <= epochMillis;
  }
}
