package chat.client.screen;

import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.screen.page.PageLine;
import chat.client.view.Notices;
import chat.client.view.Times;
import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Formats lines for a screen. They are not cut, so that they are copied whole; nothing in them
 * steers a terminal. Immutable.
 */
public final class ScreenFormat {
  private static final String RULE = "--";

  /** The mark after the nick of an author with an account. */
  private static final String CHECK_MARK = "\u2713";

  private static final AttributedStyle STRONG = AttributedStyle.BOLD;

  private final Times times;
  private final Optional<NickColors> colors;
  private final AttributedStyle dim;
  private final String accountMark;

  /** A format for a terminal that can show all characters. */
  public ScreenFormat(Times times, Optional<NickColors> colors) {
    this(times, colors, StandardCharsets.UTF_8);
  }

  /**
   * A format for a terminal.
   *
   * @param colors of nicks; without them, bold type is the only emphasis
   * @param charset of the terminal
   */
  public ScreenFormat(Times times, Optional<NickColors> colors, Charset charset) {
    this.accountMark = charset.newEncoder().canEncode(CHECK_MARK) ? CHECK_MARK : "+";
    this.times = times;
    this.colors = colors;
    this.dim = this.colors.isPresent() ? AttributedStyle.DEFAULT.faint() : AttributedStyle.DEFAULT;
  }

  /**
   * Returns the lines of a message. Each begins with time and author, so that none passes for a
   * notice or for another's message.
   *
   * @param place the room, unless it is the one in front
   * @param highlighted whether it concerns the person
   */
  List<AttributedString> message(ChatLine line, Optional<RoomName> place, boolean highlighted) {
    String time = (line.isEarlier() ? "earlier " : "") + times.time(line.time()) + " ";
    AttributedString before = new AttributedString(time + shown(place), dim);
    AttributedStyle style = line.isEarlier() ? dim : AttributedStyle.DEFAULT;
    return lines(line, before, style, highlighted, FoundWords.NONE);
  }

  /**
   * Returns the lines of a message that was looked up, with the number by which it can be edited or
   * deleted, and with the words marked that it has.
   */
  List<AttributedString> found(ChatLine line, Optional<RoomName> place, FoundWords words) {
    String before = "earlier " + times.time(line.time()) + " " + shown(place) + line.number();
    return lines(line, new AttributedString(before, dim), dim, false, words);
  }

  /**
   * Returns the lines of our own message that is not acknowledged. Tabs become spaces: the rows
   * below the line are cut by columns.
   */
  List<AttributedString> pending(
      ClientMessage.Numbered message, Nick own, Optional<RoomName> place) {
    Optional<RoomName> room = Optional.empty();
    Nick nick = own;
    MessageKind kind = MessageKind.SAID;
    if (message instanceof ClientMessage.Say say) {
      room = Optional.of(say.room());
      kind = say.kind();
    } else if (message instanceof ClientMessage.Tell tell) {
      nick = tell.nick();
    } else if (message instanceof ChangeRequest change) {
      room = Optional.of(change.room());
    }
    Text text = Text.of(change(message) + Notices.typed(message).toString().replace('\t', ' '));
    ChatLine line =
        new ChatLine(room, 0, Instant.EPOCH, false, nick, kind, text, When.NOW, Author.US);
    return lines(
        line, new AttributedString("\u2026 " + shown(place), dim), dim, false, FoundWords.NONE);
  }

  private static String change(ClientMessage.Numbered message) {
    if (message instanceof ChangeRequest.Delete) {
      return "(deletes a message)";
    }
    return message instanceof ChangeRequest.Edit ? "(edits a message) " : "";
  }

  /** Returns the lines of an error, or of the answer to a request. */
  public List<AttributedString> notice(String sentence) {
    return starred(sentence, AttributedStyle.DEFAULT);
  }

  /** Returns the lines of something that was not asked for. */
  List<AttributedString> news(String sentence) {
    return starred(sentence, dim);
  }

  /** Returns the line before the first message of another day. */
  List<AttributedString> day(LocalDate day) {
    return news(times.date(day));
  }

  LocalDate day(ChatLine line) {
    return times.day(line.time());
  }

  /** Returns the day of a line on a page; empty if it has no time. */
  Optional<LocalDate> day(PageLine line) {
    return line instanceof PageLine.Message message
        ? Optional.of(day(message.line()))
        : Optional.empty();
  }

  /** Returns the lines of what is on the page in front. */
  List<AttributedString> page(PageLine line) {
    return line instanceof PageLine.Message message
        ? message(message.line(), Optional.empty(), message.highlighted())
        : news(((PageLine.News) line).sentence());
  }

  /**
   * Returns a row across the window with these parts; the last one is cut where they are too many.
   */
  AttributedString rule(List<String> parts, int columns) {
    AttributedStringBuilder row = new AttributedStringBuilder().append(RULE, dim);
    for (String part : parts) {
      String shown = oneLine(part);
      if (!shown.isEmpty()) {
        row.append(" " + shown + " ", row.length() == RULE.length() ? STRONG : dim);
        row.append(RULE, dim);
      }
    }
    // A row that fills the window would have the terminal go to the next one, or not.
    int left = columns - 1 - row.columnLength();
    return left >= 0
        ? row.append(RULE.substring(1).repeat(left), dim).toAttributedString()
        : Segments.cut(row.toAttributedString(), columns - 1);
  }

  /** Returns plain text of a server that is no chat server. */
  List<AttributedString> plain(List<String> lines) {
    return lines.stream().map(line -> new AttributedString(harmless(line))).toList();
  }

  /** Returns the string as a part of a line. */
  static String oneLine(String text) {
    return harmless(text).replace('\n', ' ').replace('\t', ' ').strip();
  }

  /** Returns the string without the characters that steer a terminal. */
  static String harmless(String string) {
    return Text.of(string).toString();
  }

  private List<AttributedString> lines(
      ChatLine line,
      AttributedString before,
      AttributedStyle style,
      boolean highlighted,
      FoundWords words) {
    String nick = line.nick().value();
    AttributedStyle ofNick = ofNick(line.nick(), style, highlighted);
    // The text before the nick may be spelt like it, as in [to to].
    int past = line.isDirect() && line.isOwn() ? "[to ".length() : 0;
    List<AttributedString> lines = new ArrayList<>();
    for (String text : line.lines(accountMark)) {
      int from = text.indexOf(nick, past);
      AttributedStringBuilder row = new AttributedStringBuilder();
      row.append(before).append(text.substring(0, from), style).append(nick, ofNick);
      words.append(row, text.substring(from + nick.length()), style);
      lines.add(row.toAttributedString());
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
