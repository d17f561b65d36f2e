package chat.server.hub.rights;

import chat.notation.Quantity;
import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Whether a person may write in a room now: all that a message is checked against. It is set when
 * the person enters, and whenever a role, a mute or a setting changes. The devices of a person
 * share it. The hub's thread.
 */
public final class Standing {
  /** When someone wrote who never did. */
  public static final long NEVER = Long.MIN_VALUE / 2;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private Role role = Role.GUEST;
  private boolean limited;
  private long mutedUntil;
  private boolean onlyVoiced;
  private long slowMillis;
  private long lastSaid = NEVER;
  // Of the open batch.
  private long saidInBatch = NEVER;

  /** What a room asks of those who write in it, if their role is limited. */
  public record RoomLimits(boolean onlyVoiced, long slowMillis) {
    /** A room in which everyone may write at any time. */
    public static final RoomLimits NONE = new RoomLimits(false, 0);
  }

  /**
   * Sets all but when the person wrote last.
   *
   * @param limited whether the room's limits bind the role
   * @param mutedUntil when a mute ends, in milliseconds since 1970; 0 if there is none, and the
   *     largest number if it has no end
   */
  public void set(Role newRole, boolean limited, RoomLimits limits, long mutedUntil) {
    this.role = newRole;
    this.limited = limited;
    this.onlyVoiced = limits.onlyVoiced();
    this.slowMillis = limits.slowMillis();
    this.mutedUntil = mutedUntil;
  }

  /** Returns what the person is in the room. */
  public Role role() {
    return role;
  }

  /** Returns whether messages have to keep a distance. */
  public boolean isSlow() {
    return limited && slowMillis > 0;
  }

  /** Records when the person wrote last, before it entered; {@link #NEVER} if it did not. */
  public void setLastSaid(long epochMillis) {
    lastSaid = epochMillis;
  }

  /** Returns when the person wrote last while the room was slow. */
  public long lastSaid() {
    return lastSaid;
  }

  /** Refuses a message that the person may not write now. */
  public void requireSpeech(ClientMessage request, long epochMillis) throws RefusedException {
    requireVoice(request, epochMillis);
    if (isSlow()) {
      long since = epochMillis - Math.max(lastSaid, saidInBatch);
      // A clock that was set back must not make anyone wait for it.
      if (since >= 0 && since < slowMillis) {
        throw request.refusal(
            ErrorCode.SLOW,
            "this room is slow: you may write again in "
                + Quantity.of((slowMillis - since + 999) / 1000, "second"));
      }
    }
  }

  /** Refuses a change that only those may request who may write. */
  public void requireVoice(ClientMessage request, long epochMillis) throws RefusedException {
    if (mutedUntil > epochMillis) {
      throw request.refusal(ErrorCode.MUTED, muted(mutedUntil));
    }
    if (limited && onlyVoiced) {
      throw request.refusal(
          ErrorCode.NO_RIGHT, "only those with a voice may write in this room; its ops give it");
    }
  }

  /** Returns the sentence for a person who is muted. */
  public static String muted(long until) {
    return until == Long.MAX_VALUE
        ? "you are muted here: others don't get what you write"
        : "you are muted here until " + moment(until);
  }

  /** Writes a time for people, like {@code 2026-11-20 10:32 UTC}. */
  public static String moment(long epochMillis) {
    return MINUTE.format(Instant.ofEpochMilli(epochMillis));
  }

  /** Records a message that is added to the batch. */
  public void said(long epochMillis) {
    saidInBatch = epochMillis;
  }

  /** Records whether the messages of the batch are stored; otherwise they are sent again. */
  public void endBatch(boolean stored) {
    if (stored) {
      lastSaid = Math.max(lastSaid, saidInBatch);
    }
    saidInBatch = NEVER;
  }
}
