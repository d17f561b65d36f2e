package chat.client.ui;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.Optional;

/**
 * A message as it is shown.
 *
 * @param place the room, where it is to be shown which
 */
public record ChatLine(
    Optional<RoomName> place, long epochMillis, Nick nick, Kind kind, Text text) {
  /** How a message was sent. */
  public enum Kind {
    SAID,
    EMOTED,
    /** To oneself alone. */
    TOLD
  }

  /** A direct message. */
  public static ChatLine told(long epochMillis, Nick nick, Text text) {
    return new ChatLine(Optional.empty(), epochMillis, nick, Kind.TOLD, text);
  }

  /** What the first line starts with: {@code alice: }, {@code ~ alice } or {@code [alice] }. */
  String start() {
    return switch (kind) {
      case SAID -> nick + ": ";
      case EMOTED -> "~ " + nick + " ";
      case TOLD -> "[" + nick + "] ";
    };
  }

  /** What further lines start with, so that none of them looks like a notice. */
  String goOn() {
    return kind == Kind.TOLD ? start() : nick + "| ";
  }

  /** {@code #room }, where it is to be shown. */
  String placed() {
    return place.map(room -> room + " ").orElse("");
  }
}
