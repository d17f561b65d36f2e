package chat.server.account;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;

/**
 * The memory that a thread reuses for each hashing. As garbage it would fill the heap within
 * seconds, and a full collection stops the chat. The thread that hashes.
 */
final class HashMemory implements BlockPool {
  private final int maxBlocks;
  private final Deque<Block> free = new ArrayDeque<>();

  /**
   * Memory that is empty.
   *
   * @param maxKib how much of it is retained
   */
  HashMemory(int maxKib) {
    this.maxBlocks = maxKib;
  }

  @Override
  public Block allocate() {
    Block block = free.pollLast();
    return block == null ? new Block() : block;
  }

  /** Overwrites a block, and retains it unless there are enough. */
  @Override
  public void deallocate(Block block) {
    block.clear();
    if (free.size() < maxBlocks) {
      free.addLast(block);
    }
  }

  int retainedKib() {
    return free.size();
  }
}
