package chat.server.account;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes passwords on at most two threads of low priority, so that guessing stalls no chat. They
 * are platform threads: two virtual ones would occupy all carriers of a small machine.
 */
final class PasswordHashing implements AutoCloseable {
  private static final int THREADS = 2;
  private static final int MAX_WAITING = 64;
  private static final int IDLE_SECONDS = 60;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** Below this heap, the memory of two hashings at once is more than the chat can spare. */
  private static final long MIN_HEAP_FOR_TWO = 256L << 20;

  private final PasswordFunction function;
  private final PasswordHash.Cost cost;
  private final SecureRandom random = new SecureRandom();
  private final PasswordHash dummy;
  private final ThreadPoolExecutor threads;

  @SuppressWarnings(
      "ThreadPriorityCheck") // Nothing relies on it: the chat's threads are only preferred.
  PasswordHashing(PasswordFunction function, PasswordHash.Cost cost) {
    this.function = function;
    this.cost = cost;
    this.dummy = new PasswordHash(cost, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
    int count = threads(Runtime.getRuntime().maxMemory());
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            task -> {
              Thread thread = new Thread(task, "password-" + number.incrementAndGet());
              thread.setDaemon(true);
              thread.setPriority(Thread.MIN_PRIORITY);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** Returns how many passwords a server of this heap hashes at once. */
  static int threads(long heapBytes) {
    return heapBytes < MIN_HEAP_FOR_TWO ? 1 : THREADS;
  }

  /** Runs work that hashes on one of the threads; returns false if its queue is full. */
  boolean submit(Runnable work) {
    try {
      threads.execute(work);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Returns the hash of a new password. */
  PasswordHash make(byte[] password) {
    byte[] salt = randomBytes(SALT_BYTES);
    return new PasswordHash(cost, salt, function.hash(cost, salt, password, HASH_BYTES));
  }

  /** Returns the hash to compare with where there is no account; no password matches it. */
  PasswordHash dummy() {
    return dummy;
  }

  /** Returns whether a password matches a hash. */
  boolean matches(byte[] password, PasswordHash expected) {
    byte[] hash = expected.hash();
    return MessageDigest.isEqual(
        hash, function.hash(expected.cost(), expected.salt(), password, hash.length));
  }

  /** Returns whether a new hash would have other cost parameters. */
  boolean isOutdated(PasswordHash hash) {
    return !hash.cost().equals(cost);
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Ends the threads, and discards the queue. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
