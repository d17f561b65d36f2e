package chat.server.net;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the threads of connections: virtual ones where the JVM has them (Java 21 and later), else
 * platform threads with small stacks. The code they run is the same.
 */
public final class Threads {
  private static final long STACK_BYTES = 256 * 1024;

  private final String kind;
  private final ThreadFactory factory;
  private final Duration rest;

  private Threads(String kind, ThreadFactory factory, Duration rest) {
    this.kind = kind;
    this.factory = factory;
    this.rest = rest;
  }

  public static Threads best() {
    // To start a virtual thread costs no more than to wake one, and one that rests takes memory. A
    // platform thread that is there already is worth its memory.
    return Runtime.version().feature() >= 21
        ? new Threads("virtual threads", virtual(), Duration.ZERO)
        : new Threads("platform threads", Threads::platform, Duration.ofDays(1_000));
  }

  /** What kind they are, for a person. */
  public String kind() {
    return kind;
  }

  /** How long a thread that has nothing to do waits for more before it ends. */
  Duration rest() {
    return rest;
  }

  /**
   * Starts a thread.
   *
   * @throws IllegalStateException if the system has no more threads
   */
  void start(String name, Runnable task) {
    Thread thread = factory.newThread(task);
    thread.setName(name);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // Not the heap: this is how the JVM says that the system refused.
      throw new IllegalStateException("no more threads can be started", e);
    }
  }

  private static Thread platform(Runnable task) {
    Thread thread = new Thread(null, task, "connection", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  /** {@code Thread.ofVirtual().factory()}, in a way that Java 17 compiles. */
  private static ThreadFactory virtual() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Java 21 and later have virtual threads", e);
    }
  }
}
