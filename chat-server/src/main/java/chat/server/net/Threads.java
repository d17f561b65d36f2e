package chat.server.net;

import chat.thread.ConnectionThreads;
import java.time.Duration;

/** Starts connections' threads, and knows how long an idle one is worth its memory. Any thread. */
public final class Threads {
  private final ConnectionThreads threads;
  private final String kind;
  private final Duration rest;

  private Threads(ConnectionThreads threads, String kind, Duration rest) {
    this.threads = threads;
    this.kind = kind;
    this.rest = rest;
  }

  /** Returns the best kind of thread that this JVM has. */
  public static Threads best() {
    ConnectionThreads threads = ConnectionThreads.best();
    // Starting a virtual thread costs no more than waking one, and an idle one takes memory. A
    // platform thread is expensive to start, so an idle one stays.
    return threads.areVirtual()
        ? new Threads(threads, "virtual threads", Duration.ZERO)
        : new Threads(threads, "platform threads", Duration.ofDays(1_000));
  }

  /** Returns the kind of threads, for the server's first lines. */
  public String kind() {
    return kind;
  }

  /** Returns how long an idle thread waits for work before it ends. */
  Duration rest() {
    return rest;
  }

  /**
   * Starts a thread.
   *
   * @throws IllegalStateException if the system has no more threads
   */
  void start(String name, Runnable task) {
    threads.start(name, task);
  }
}
