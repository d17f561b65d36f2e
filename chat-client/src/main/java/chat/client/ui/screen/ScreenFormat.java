package chat.client.ui.screen;

import chat.client.ui.ChatLine;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.client.ui.Times;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * How things look on a screen. Lines are as long as they are, so that what is copied from them is
 * whole; nothing in them steers a terminal. Any thread.
 */
final class ScreenFormat {
  private static final int FEWEST_COLORS = 8;

  private final Times times;
  private final Optional<NickColors> colors;
  private final AttributedStyle dim;

  /**
   * A format for a terminal.
   *
   * @param colors how many it has; where they are too few, the only emphasis is bold type
   */
  ScreenFormat(Times times, int colors) {
    this.times = times;
    this.colors = colors >= FEWEST_COLORS ? Optional.of(new NickColors(colors)) : Optional.empty();
    this.dim = this.colors.isPresent() ? AttributedStyle.DEFAULT.faint() : AttributedStyle.DEFAULT;
  }

  /**
   * The lines of a message. Each begins with the time and the sender, so that none of them passes
   * for a notice or for somebody else's.
   *
   * @param place the room, where that doesn't go without saying
   * @param highlighted whether it concerns the person
   */
  List<AttributedString> message(ChatLine line, Optional<RoomName> place, boolean highlighted) {
    String time = (line.isEarlier() ? "earlier " : "") + times.time(line.time()) + " ";
    AttributedString before = new AttributedString(time + shown(place), dim);
    return lines(line, before, line.isEarlier() ? dim : AttributedStyle.DEFAULT, highlighted);
  }

  /** The lines of one's own message that is not acknowledged yet; each character has its width. */
  List<AttributedString> pending(
      ClientMessage.Numbered message, Nick own, Optional<RoomName> place) {
    Kind kind = message instanceof ClientMessage.Say say ? Kind.of(say.kind()) : Kind.TOLD;
    Nick nick = message instanceof ClientMessage.Tell tell ? tell.nick() : own;
    Text text = Text.of(message.text().toString().replace('\t', ' '));
    ChatLine line = new ChatLine(Optional.empty(), 0, 0, nick, kind, text, When.NOW, true);
    return lines(line, new AttributedString("\u2026 " + shown(place), dim), dim, false);
  }

  /** An error, or the answer to what was asked for. */
  List<AttributedString> notice(String sentence) {
    return starred(sentence, AttributedStyle.DEFAULT);
  }

  /** What one may want to know. */
  List<AttributedString> news(String sentence) {
    return starred(sentence, dim);
  }

  /** Parts the messages of one day from those of another. */
  List<AttributedString> day(LocalDate day) {
    return news(times.date(day));
  }

  LocalDate day(ChatLine line) {
    return times.day(line.time());
  }

  /** What a server that is no chat server says. */
  List<AttributedString> plain(List<String> lines) {
    return lines.stream().map(line -> new AttributedString(harmless(line))).toList();
  }

  /** A string of any origin, that can't steer a terminal. */
  static String harmless(String string) {
    return Text.of(string).toString();
  }

  private List<AttributedString> lines(
      ChatLine line, AttributedString before, AttributedStyle style, boolean highlighted) {
    String nick = line.nick().value();
    AttributedStyle ofNick = ofNick(line.nick(), style, highlighted);
    // What stands before the nick may be spelt like it, as in [to to].
    int past = line.kind() == Kind.TOLD && line.own() ? "[to ".length() : 0;
    List<AttributedString> lines = new ArrayList<>();
    for (String text : line.lines()) {
      int from = text.indexOf(nick, past);
      lines.add(
          new AttributedStringBuilder()
              .append(before)
              .append(text.substring(0, from), style)
              .append(nick, ofNick)
              .append(text.substring(from + nick.length()), style)
              .toAttributedString());
    }
    return lines;
  }

  private AttributedStyle ofNick(Nick nick, AttributedStyle style, boolean highlighted) {
    AttributedStyle colored = colors.map(all -> style.foreground(all.of(nick))).orElse(style);
    if (!highlighted) {
      return colored;
    }
    return colors.isPresent() ? colored.bold().inverse() : colored.bold();
  }

  private static List<AttributedString> starred(String sentence, AttributedStyle style) {
    return harmless(sentence)
        .lines()
        .map(line -> new AttributedString("* " + line, style))
        .toList();
  }

  private static String shown(Optional<RoomName> place) {
    return place.map(room -> room + " ").orElse("");
  }
}
