package chat.server.log.search;

import chat.server.log.LogMessage;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Collects which rooms have changed, so that the index, and the hub, which deletes empty rooms, do
 * work in proportion to what changes and not to what is stored. Any thread.
 */
public final class RoomChanges {
  private final Unindexed unindexed = new Unindexed();
  private final AtomicBoolean emptied = new AtomicBoolean();
  private final AtomicBoolean pruned = new AtomicBoolean(true);
  private final AtomicBoolean rewritten = new AtomicBoolean(true);
  private final AtomicLong erased = new AtomicLong();

  /** Returns the messages that the index lacks. */
  public Unindexed unindexed() {
    return unindexed;
  }

  /** Adds messages that a commit has stored. */
  public void stored(List<LogMessage> messages, long commit) {
    unindexed.stored(messages, commit);
  }

  /** Records that rooms lost messages. */
  public void pruned() {
    pruned.set(true);
  }

  /** Returns whether rooms lost messages since the last call; true at the first one. */
  boolean takePruned() {
    return pruned.getAndSet(false);
  }

  /** Records that messages got another text, or none. */
  public void rewritten() {
    rewritten.set(true);
  }

  /** Returns whether messages changed since the last call; true at the first one. */
  boolean takeRewritten() {
    return rewritten.getAndSet(false);
  }

  /** Records that the index and its files have nothing of what a change removed, or one before. */
  void erased(long rewrite) {
    erased.set(rewrite);
  }

  /** Returns the number of the last change that the index and its files have followed. */
  public long erased() {
    return erased.get();
  }

  /** Records that a room lost its last message. */
  public void emptied() {
    emptied.set(true);
  }

  /** Returns whether rooms lost their last message since the last call. */
  public boolean takeEmptied() {
    return emptied.getAndSet(false);
  }
}
