package chat.server.log.tools;

import chat.notation.Quantity;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.server.log.LogMessage.Shown;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Compares each message with the one before it in its room or inbox. One thread, which passes the
 * messages in the order of their logs and numbers.
 *
 * <p>What holds: numbers have no gaps from the first held on. The ids of a client rise within each
 * log, with gaps, since a client numbers all that it sends in one sequence; text clients don't
 * number, and have 0. A client's row has the highest. The row of a client that was idle for long
 * may be deleted, and the client then gets another.
 */
final class MessageCheck {
  private static final long LAST_MILLIS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
  private static final int MAX_NICKS = 10_000;

  private final Findings findings;
  private final long lastClient;
  private final long lastAccount;
  private final Map<String, Boolean> nicks = new HashMap<>();
  // Of the log that is read.
  private final Map<Long, Long> ids = new HashMap<>();
  private String log = "";
  private long before;
  private long rooms;
  private long inboxes;
  private long messages;
  private long unknownKinds;
  private long forgottenAuthors;

  /**
   * A check that has seen no message.
   *
   * @param lastClient the highest number that a client ever had
   * @param lastAccount the highest number that an account ever had
   */
  MessageCheck(Findings findings, long lastClient, long lastAccount) {
    this.findings = findings;
    this.lastClient = lastClient;
    this.lastAccount = lastAccount;
  }

  void check(CheckedMessage message) {
    if (!message.isHeld()) {
      return;
    }
    if (!message.log().equals(log)) {
      begin(message);
    }
    messages++;
    checkNumber(message);
    checkAuthor(message);
    checkAccount(message);
    checkContent(message);
    before = message.seq();
  }

  private void begin(CheckedMessage first) {
    log = first.log();
    before = 0;
    ids.clear();
    if (log.startsWith("@")) {
      inboxes++;
    } else {
      rooms++;
    }
    if (!log.startsWith("@") && !log.startsWith("#")) {
      findings.add(
          Findings.Kind.ROOM, first.where(), "its name is that of neither a room nor an inbox");
    }
    if (!first.isInRoom()) {
      findings.add(
          Findings.Kind.ROOM, first.name(), "it has messages, but the table of rooms has none");
    }
  }

  private void checkNumber(CheckedMessage message) {
    // While this reads, the server may remove the oldest messages.
    long expected = Math.max(before + 1, message.firstHeld());
    if (message.seq() > expected) {
      findings.add(
          Findings.Kind.GAP,
          message.name(),
          message.seq() == expected + 1
              ? "message %d is missing".formatted(expected)
              : "messages %d to %d are missing".formatted(expected, message.seq() - 1));
    }
  }

  private void checkAuthor(CheckedMessage message) {
    long author = message.author();
    if (author < 1 || author > lastClient) {
      findings.add(
          Findings.Kind.AUTHOR,
          message.where(),
          "its author is client %d, and there was never one of that number".formatted(author));
    } else if (message.lastId() < 0) {
      forgottenAuthors++;
    } else if (message.id() > message.lastId()) {
      findings.add(
          Findings.Kind.ID,
          message.where(),
          "it has the id %d, but the last id of its author, client %d, is %d"
              .formatted(message.id(), author, message.lastId()));
    }
    if (message.id() != 0) {
      Long last = ids.put(author, message.id());
      if (last != null && last >= message.id()) {
        findings.add(
            Findings.Kind.ID,
            message.where(),
            "it has the id %d, but follows one with the id %d of the same author, client %d"
                .formatted(message.id(), last, author));
      }
    }
  }

  private void checkAccount(CheckedMessage message) {
    long account = message.account();
    if (account < 0 || account > lastAccount) {
      findings.add(
          Findings.Kind.ACCOUNT,
          message.where(),
          "its author has the account %d, and there was never one of that number"
              .formatted(account));
    }
  }

  private void checkContent(CheckedMessage message) {
    if (message.shown() == Shown.UNKNOWN) {
      unknownKinds++;
    }
    if (!message.refersToEntry()) {
      damaged(message, "the entry that it refers to is missing");
    }
    if (message.epochMillis() < 0 || message.epochMillis() > LAST_MILLIS) {
      damaged(
          message, "its time, %d ms since 1970, is impossible".formatted(message.epochMillis()));
    }
    if (!isNick(message.nick())) {
      damaged(message, "the nick of its author is none");
    }
    byte[] text = message.text();
    if (hasNoText(message.shown()) && text != null && text.length > 0) {
      damaged(message, "it has a text, though it should have none");
    } else if (text == null) {
      damaged(message, "it has no text");
    } else if (text.length > Limits.MAX_MAX_TEXT_BYTES) {
      damaged(message, "its text has %s".formatted(Quantity.of(text.length, "byte")));
    } else if (!isUtf8(text)) {
      damaged(message, "its text is not UTF-8");
    }
  }

  private static boolean hasNoText(Shown shown) {
    return shown == Shown.TOMBSTONE || shown == Shown.EDIT || shown == Shown.DELETION;
  }

  private void damaged(CheckedMessage message, String how) {
    findings.add(Findings.Kind.MESSAGE, message.where(), how);
  }

  private boolean isNick(String nick) {
    if (nick == null || nick.isEmpty()) {
      return false;
    }
    if (nicks.size() >= MAX_NICKS) {
      nicks.clear();
    }
    return nicks.computeIfAbsent(nick, any -> Nick.received(nick).value().equals(nick));
  }

  private static boolean isUtf8(byte[] text) {
    try {
      return Text.decode(text, 0, text.length).byteLength() >= 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  long messages() {
    return messages;
  }

  /** Returns what was checked, and what is no problem. */
  LogCheck.Checked checked() {
    return new LogCheck.Checked(rooms, inboxes, messages, unknownKinds, forgottenAuthors);
  }
}
