package chat.server.net.memory;

import chat.server.hub.peer.Budget;
import chat.server.hub.peer.DirectMemory;

/**
 * The memory that all connections share: half of the heap, and of that, half for chunks that the
 * log can supply again. Any thread.
 */
public final class ServerMemory {
  private static final int HEAP_DIVISOR = 2;
  private static final int ROOM_LANES_DIVISOR = 2;

  private final Budget all;
  private final Budget roomLanes;
  private final DirectMemory direct = new DirectMemory();
  private final CapacityQueue queue = new CapacityQueue();

  public ServerMemory(Budget all) {
    this.all = all;
    this.roomLanes = all.part(all.limit() / ROOM_LANES_DIVISOR);
  }

  /** Returns the memory of a server that is alone in this JVM. */
  public static ServerMemory ofHeap() {
    return new ServerMemory(Budget.ofHeap(HEAP_DIVISOR));
  }

  /** Returns what all room lanes share. */
  public Budget roomLanes() {
    return roomLanes;
  }

  /** Returns the account of a new connection. */
  public ConnectionMemory open() {
    return new ConnectionMemory(this);
  }

  /** Returns what all connections share. */
  public Budget all() {
    return all;
  }

  /** Returns what buffers outside of the heap take. */
  DirectMemory direct() {
    return direct;
  }

  /** Returns those who wait until the budget has capacity. */
  CapacityQueue queue() {
    return queue;
  }
}
