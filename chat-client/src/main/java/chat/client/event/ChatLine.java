package chat.client.event;

import chat.protocol.AccountMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message as people read it.
 *
 * @param room empty for a direct message
 * @param seq its number in the room or in our inbox; 0 where the server does not say
 * @param time when the server stored it; where the server does not say, when we learnt of it
 * @param isTimeKnown whether {@code time} is the server's
 * @param nick the author; of a direct message that we sent, the recipient
 * @param account the author's, or {@link AccountMessage#GUEST}
 * @param isBot whether the author is a bot, as far as the server says
 * @param author whether it is ours
 */
public record ChatLine(
    Optional<RoomName> room,
    long seq,
    Instant time,
    boolean isTimeKnown,
    Nick nick,
    long account,
    boolean isBot,
    MessageKind kind,
    Text text,
    When when,
    Author author) {
  /** When a message was sent, relative to our presence in its room. */
  public enum When {
    NOW,
    /** While the link was lost. */
    MISSED,
    /** Before we entered the room. */
    BEFORE,
    /** At any time: HISTORY or SEARCH found it. */
    FOUND
  }

  /** Whether a message is ours. */
  public enum Author {
    OTHER,
    /** Sent under our nick, maybe by us; the server does not say. */
    NAMESAKE,
    /** Ours, sent by another device of our account. */
    OTHER_DEVICE,
    /** Ours: acknowledged just now, or read back from the log under an id that we gave it. */
    US
  }

  /** The last time that is shown: a server may send any number, and years have four digits. */
  private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

  /** A person's message. */
  public ChatLine(
      Optional<RoomName> room,
      long seq,
      Instant time,
      boolean isTimeKnown,
      Nick nick,
      long account,
      MessageKind kind,
      Text text,
      When when,
      Author author) {
    this(room, seq, time, isTimeKnown, nick, account, false, kind, text, when, author);
  }

  /** A guest's message. */
  public ChatLine(
      Optional<RoomName> room,
      long seq,
      Instant time,
      boolean isTimeKnown,
      Nick nick,
      MessageKind kind,
      Text text,
      When when,
      Author author) {
    this(room, seq, time, isTimeKnown, nick, AccountMessage.GUEST, kind, text, when, author);
  }

  public ChatLine {
    time = time.isBefore(LAST) ? time : LAST;
  }

  /** Returns the message with another text. */
  public ChatLine withText(Text now) {
    return new ChatLine(
        room, seq, time, isTimeKnown, nick, account, isBot, kind, now, when, author);
  }

  /** Returns the message of a bot, or of a person. */
  public ChatLine withBot(boolean isBots) {
    return new ChatLine(
        room, seq, time, isTimeKnown, nick, account, isBots, kind, text, when, author);
  }

  /** Whether it is a message to one person alone. */
  public boolean isDirect() {
    return room.isEmpty();
  }

  /** Whether the server says that this client sent it. */
  public boolean isOwn() {
    return author == Author.US;
  }

  /** Whether the server says that this client sent it, or another device of our account. */
  public boolean isOurAccounts() {
    return author == Author.US || author == Author.OTHER_DEVICE;
  }

  /** Whether it is ours as far as anyone can tell: by its id, its account, or its nick. */
  public boolean isUnderOurNick() {
    return author != Author.OTHER;
  }

  /** Whether it is shown as an earlier one, and rings no bell. */
  public boolean isEarlier() {
    return when == When.BEFORE || when == When.FOUND;
  }

  /**
   * Returns what people are shown of its number, and type to change it: {@code #17 } or nothing.
   */
  public String number() {
    return seq > 0 && room.isPresent() ? "#" + seq + " " : "";
  }

  /** Returns its lines, each with its author, so that none looks like a notice or another's. */
  public List<String> lines() {
    return lines("");
  }

  /**
   * As {@link #lines()}.
   *
   * @param mark follows the nick of an author who has an account; no nick can contain it
   */
  public List<String> lines(String mark) {
    List<String> lines = new ArrayList<>();
    String who = nick + (account == AccountMessage.GUEST ? "" : mark);
    String prefix = prefix(who + botMark());
    for (String line : text.toString().split("\n", -1)) {
      lines.add(prefix + line);
      prefix = isDirect() ? prefix : who + "| ";
    }
    return lines;
  }

  /** Returns the first line's prefix: {@code alice: }, {@code ~ alice } or {@code [alice] }. */
  public String prefix() {
    return prefix(who());
  }

  /** Returns the nick; a bot's with a mark, which no nick can contain. */
  public String who() {
    return nick + botMark();
  }

  private String botMark() {
    return isBot ? " [bot]" : "";
  }

  private String prefix(String who) {
    if (isDirect()) {
      return isOwn() ? "[to " + who + "] " : "[" + who + "] ";
    }
    return switch (kind) {
      case SAID -> who + ": ";
      case EMOTED -> "~ " + who + " ";
    };
  }
}
