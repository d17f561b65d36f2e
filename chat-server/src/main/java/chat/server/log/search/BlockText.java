package chat.server.log.search;

import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.words.FoldedWords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The messages of one block, and what the index stores of them: each distinct word once, and terms
 * for the room and the authors. The search thread.
 */
final class BlockText {
  /** The most messages of a block. */
  static final int MAX_MESSAGES = 64;

  /** The most text of a block, unless one message has more. */
  static final int MAX_BYTES = 16 * 1024;

  private final LogName room;
  private final boolean isPrivate;
  private final Set<String> terms = new LinkedHashSet<>();
  private long first;
  private long last;
  private long oldest = Long.MAX_VALUE;
  private long newest = Long.MIN_VALUE;
  private long bytes;

  /** A block of consecutive messages of a room. */
  private BlockText(LogName room, boolean isPrivate, List<LogMessage> messages, FoldedWords words) {
    this.room = room;
    this.isPrivate = isPrivate;
    messages.stream()
        .filter(LogMessage::isMessage)
        .map(message -> message.draft().nick())
        .distinct()
        .map(SearchExpression::term)
        .forEach(terms::add);
    messages.forEach(message -> add(message, words));
  }

  /**
   * Makes blocks of the messages of a room.
   *
   * @param isPrivate whether only searches of the room may look up its terms
   * @param giveWay is run after each block
   */
  record Maker(LogName room, boolean isPrivate, FoldedWords words, Runnable giveWay) {
    /** Adds the blocks of consecutive messages. */
    void addBlocks(List<LogMessage> messages, List<BlockText> blocks) {
      for (int from = 0, to; from < messages.size(); from = to) {
        to = from + firstBlock(messages.subList(from, messages.size()));
        blocks.add(new BlockText(room, isPrivate, messages.subList(from, to), words));
        giveWay.run();
      }
    }
  }

  /** Returns how many of these messages a block has that begins with the first. */
  static int firstBlock(List<LogMessage> messages) {
    int count = 0;
    long bytes = 0;
    for (LogMessage message : messages) {
      bytes += message.draft().text().byteLength();
      if (count > 0 && !fits(count + 1, bytes)) {
        break;
      }
      count++;
    }
    return count;
  }

  /** Returns whether a block may have so many messages and bytes. */
  static boolean fits(long messages, long bytes) {
    return messages <= MAX_MESSAGES && bytes <= MAX_BYTES;
  }

  private void add(LogMessage message, FoldedWords words) {
    Draft draft = message.draft();
    first = first == 0 ? message.seq() : first;
    last = message.seq();
    oldest = Math.min(oldest, draft.epochMillis());
    newest = Math.max(newest, draft.epochMillis());
    bytes += draft.text().byteLength();
    if (message.isMessage()) {
      words.addTo(terms, draft.text());
    }
  }

  /**
   * Returns the block.
   *
   * @param number what the index numbers it with
   */
  Block numbered(long number) {
    return new Block(number, room, first, last, oldest, newest, bytes);
  }

  /** Returns the time of its newest message, in milliseconds since 1970. */
  long newest() {
    return newest;
  }

  /** Returns its terms, separated by spaces. */
  String terms() {
    String prefix = isPrivate ? SearchExpression.prefix(room) : "";
    return terms.stream()
        .map(prefix::concat)
        .collect(Collectors.joining(" ", SearchExpression.term(room) + " ", ""));
  }
}
