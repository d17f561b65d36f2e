package chat.server.log.search;

import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.words.FoldedWords;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The blocks that one commit adds to the index, of one or many rooms. The search thread. */
final class Batch {
  /** The size of the messages from which on a batch is full. */
  private static final int FULL_BYTES = 512 * 1024;

  private static final int PAGE_BYTES = 64 * 1024;

  /** A last block can't be joined with more than these: each is larger than the next one. */
  private static final int MAX_JOINED = 8;

  private final IndexedLog log;
  private final BlockReader indexed;
  private final FoldedWords words;
  private final Runnable giveWay;
  private final List<BlockText> added = new ArrayList<>();
  private final List<Block> replaced = new ArrayList<>();
  private final Map<LogName, Long> lasts = new LinkedHashMap<>();
  private long bytes;

  Batch(IndexedLog log, BlockReader indexed, FoldedWords words, Runnable giveWay) {
    this.log = log;
    this.giveWay = giveWay;
    this.words = words;
    this.indexed = indexed;
  }

  boolean isFull() {
    return bytes >= FULL_BYTES;
  }

  /** Adds messages of a room: all that the index lacks, unless the batch is full before. */
  void add(Unindexed.Messages unindexed) throws SQLException, LogException {
    LogName room = unindexed.room();
    // Before the messages are read: if the room changes now, its blocks are indexed again.
    boolean isPrivate = log.isPrivate(room);
    List<Block> last = indexed.ofRoom(room, Long.MAX_VALUE, MAX_JOINED);
    List<LogMessage> messages =
        read(room, last.isEmpty() ? 0 : last.get(0).last(), unindexed.last());
    if (messages.isEmpty()) {
      // They were deleted.
      lasts.put(room, unindexed.last());
      return;
    }
    lasts.put(room, messages.get(messages.size() - 1).seq());
    List<Block> joined = joined(messages, last);
    if (!joined.isEmpty()) {
      replaced.addAll(joined);
      messages = withMessagesOf(joined, messages);
    }
    new BlockText.Maker(room, isPrivate, words, giveWay).addBlocks(messages, added);
  }

  private List<LogMessage> read(LogName room, long after, long upTo) throws LogException {
    List<LogMessage> messages = new ArrayList<>();
    long last = after;
    List<LogMessage> page;
    do {
      page = log.read(room, last, upTo, PAGE_BYTES).messages();
      messages.addAll(page);
      page.forEach(message -> bytes += message.draft().weight());
      giveWay.run();
      last = page.isEmpty() ? upTo : page.get(page.size() - 1).seq();
    } while (last < upTo && !isFull());
    return messages;
  }

  /**
   * Returns the room's last blocks, newest first, that become one with the first new messages. Only
   * blocks that are not larger do, so that each message is indexed again few times, and a room that
   * grows slowly has few blocks.
   */
  private static List<Block> joined(List<LogMessage> messages, List<Block> last) {
    List<Block> joined = new ArrayList<>();
    long count = BlockText.firstBlock(messages);
    long size = 0;
    for (LogMessage message : messages.subList(0, (int) count)) {
      size += message.draft().text().byteLength();
    }
    for (Block block : last) {
      if (block.count() > count || !BlockText.fits(block.count() + count, block.bytes() + size)) {
        break;
      }
      count += block.count();
      size += block.bytes();
      joined.add(block);
    }
    return joined;
  }

  private List<LogMessage> withMessagesOf(List<Block> joined, List<LogMessage> messages)
      throws LogException {
    Block oldest = joined.get(joined.size() - 1);
    List<LogMessage> all =
        new ArrayList<>(
            log.read(oldest.room(), oldest.first() - 1, joined.get(0).last(), Integer.MAX_VALUE)
                .messages());
    all.addAll(messages);
    return all;
  }

  /** Returns the blocks that those which it adds take the place of. */
  List<Block> joined() {
    return replaced;
  }

  /** Writes the blocks, by one commit. */
  void write(IndexTables tables, Unindexed unindexed) throws SQLException {
    if (!added.isEmpty()) {
      tables.add(added, replaced, unindexed.lastCommit(), giveWay);
    }
    lasts.forEach(unindexed::indexed);
  }
}
