package chat.server.cluster;

import chat.server.chat.OpenChat;
import chat.server.log.LogEndedException;
import chat.server.measure.ClusterState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Whether this server owns the chat now, and who does otherwise. Any thread. */
final class Role {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final String NO_OWNER = "no server owns the chat at present";

  private final ReentrantLock lock = new ReentrantLock();

  /** Signalled at each change. */
  private final Condition changed = lock.newCondition();

  /** The chat while this server owns it. Guarded by lock, as all below. */
  private Optional<OpenChat> chat = Optional.empty();

  /** Where clients reach the owner; empty if there is none, or it is this server. */
  private String owner = "";

  private String problem = "this server has not reached the database yet";

  /** Whether this server can't use the database. */
  private boolean isApart = true;

  /** The number of the last claim that this server made or saw. */
  private long claim;

  private boolean hasBeat;

  /** When the owner's last sign of life was seen, in monotonic time. */
  private long beatNanos;

  private boolean isStopping;

  /** Something that is done under the lock. */
  private interface Change {
    void make();
  }

  private void change(Change change) {
    lock.lock();
    try {
      change.make();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Optional<OpenChat> chat() {
    lock.lock();
    try {
      return chat;
    } finally {
      lock.unlock();
    }
  }

  /** Returns where clients reach the owner; empty if there is none, or it is this server. */
  Optional<String> owner() {
    lock.lock();
    try {
      return owner.isEmpty() || chat.isPresent() ? Optional.empty() : Optional.of(owner);
    } finally {
      lock.unlock();
    }
  }

  /** Sets who owns the chat, by the address of that server, empty for none; and by which claim. */
  void saw(String address, long epoch) {
    change(
        () -> {
          owner = address;
          claim = epoch;
          problem = NO_OWNER;
          isApart = false;
        });
  }

  void claims() {
    change(
        () -> {
          owner = "";
          problem = NO_OWNER;
          isApart = false;
        });
  }

  /** Notes a sign of life of the owner. */
  void beats() {
    long now = System.nanoTime();
    change(
        () -> {
          hasBeat = true;
          beatNanos = now;
        });
  }

  void failed(String why) {
    change(
        () -> {
          owner = "";
          problem = why;
          isApart = true;
        });
  }

  void owns(OpenChat opened, long epoch) {
    change(
        () -> {
          chat = Optional.of(opened);
          claim = epoch;
        });
  }

  void lost() {
    change(
        () -> {
          chat = Optional.empty();
          owner = "";
          problem = NO_OWNER;
        });
  }

  /** Ends the chat of a claim that has ended: its hub may not have noticed. */
  void ended(LogEndedException why) {
    Optional<OpenChat> ended = chat();
    lost();
    ended.ifPresent(open -> open.end(why));
  }

  void stop() {
    change(() -> isStopping = true);
  }

  boolean isStopping() {
    lock.lock();
    try {
      return isStopping;
    } finally {
      lock.unlock();
    }
  }

  /** Returns why this server does not have the chat now, for a person; empty if it does. */
  Optional<String> standsByBecause() {
    lock.lock();
    try {
      if (chat.isPresent()) {
        return Optional.empty();
      }
      return Optional.of(owner.isEmpty() ? problem : "this server stands by: connect to " + owner);
    } finally {
      lock.unlock();
    }
  }

  /** Returns what this server does, for people and for metrics. */
  ClusterState state(ClusterSettings.Self self) {
    lock.lock();
    try {
      ClusterState.Role role =
          chat.isPresent()
              ? ClusterState.Role.OWNER
              : isApart ? ClusterState.Role.APART : ClusterState.Role.STANDBY;
      return new ClusterState(
          self.name(),
          role,
          claim,
          chat.isPresent() ? self.address() : owner,
          hasBeat ? Optional.of(Duration.ofNanos(System.nanoTime() - beatNanos)) : Optional.empty(),
          chat.isPresent() || !owner.isEmpty() ? "" : problem);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a few seconds until a server owns the chat; returns it if that is this one. */
  Optional<OpenChat> awaitOwner() throws InterruptedException {
    lock.lock();
    try {
      long left = LONGEST_WAIT.toNanos();
      while (chat.isEmpty() && owner.isEmpty() && !isStopping && left > 0) {
        left = changed.awaitNanos(left);
      }
      return chat;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until this server has no chat any more, or is to stop. */
  void awaitEndOfChat() throws InterruptedException {
    lock.lock();
    try {
      while (chat.isPresent() && !isStopping) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a time, or until the server is to stop. */
  void pause(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long left = time.toNanos();
      while (!isStopping && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
