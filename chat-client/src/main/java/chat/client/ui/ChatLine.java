package chat.client.ui;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as it is shown.
 *
 * @param room empty for a direct message
 * @param seq its number in the room, or in one's inbox; 0 if it has none
 * @param nick who said it; of a direct message of one's own, whom it was said to
 * @param own whether one said it oneself, as far as the server tells
 * @param timed whether the server told when it was stored; if not, the time is that of hearing so
 */
public record ChatLine(
    Optional<RoomName> room,
    long seq,
    long epochMillis,
    Nick nick,
    Kind kind,
    Text text,
    When when,
    boolean own,
    boolean timed) {
  /** How a message was sent. */
  public enum Kind {
    SAID,
    EMOTED,
    /** To one person alone. */
    TOLD;

    /** Returns the kind of a message to a room. */
    public static Kind of(MessageKind kind) {
      return switch (kind) {
        case SAID -> SAID;
        case EMOTED -> EMOTED;
      };
    }
  }

  /** When a message was sent, seen from here. */
  public enum When {
    NOW,
    /** While the link was lost. */
    MISSED,
    /** Before one came into the room. */
    BEFORE,
    /** At any time; it was asked for. */
    FOUND
  }

  /** The last time that is shown; a server may send any number, and years have four digits. */
  private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

  /** A message of which the server told all that it tells; it never tells the time 0. */
  public ChatLine(
      Optional<RoomName> room,
      long seq,
      long epochMillis,
      Nick nick,
      Kind kind,
      Text text,
      When when,
      boolean own) {
    this(room, seq, epochMillis, nick, kind, text, when, own, epochMillis != 0);
  }

  /** The same; where the server didn't tell when it was stored, with the present time. */
  public ChatLine timed(Clock clock) {
    return timed
        ? this
        : new ChatLine(room, seq, clock.millis(), nick, kind, text, when, own, false);
  }

  /** When it was stored. */
  public Instant time() {
    return epochMillis < LAST.toEpochMilli() ? Instant.ofEpochMilli(epochMillis) : LAST;
  }

  /** Whether it is shown as an earlier one, and rings no bell. */
  public boolean isEarlier() {
    return when == When.BEFORE || when == When.FOUND;
  }

  /** Its lines, each with its sender, so that none of them looks like a notice or another's. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    String start = start();
    for (String part : text.toString().split("\n", -1)) {
      lines.add(start + part);
      start = goOn();
    }
    return lines;
  }

  /** What the first line starts with: {@code alice: }, {@code ~ alice } or {@code [alice] }. */
  String start() {
    return switch (kind) {
      case SAID -> nick + ": ";
      case EMOTED -> "~ " + nick + " ";
      case TOLD -> own ? "[to " + nick + "] " : "[" + nick + "] ";
    };
  }

  private String goOn() {
    return kind == Kind.TOLD ? start() : nick + "| ";
  }
}
