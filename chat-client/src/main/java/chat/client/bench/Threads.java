package chat.client.bench;

import java.util.concurrent.ThreadFactory;

/**
 * Makes the threads of members and senders: virtual ones where the JVM has them (Java 21 and
 * later), else platform threads with small stacks. The code they run is the same.
 */
final class Threads {
  private static final long STACK_BYTES = 256 * 1024;
  private static final ThreadFactory FACTORY =
      Runtime.version().feature() >= 21 ? virtual() : Threads::platform;

  private Threads() {}

  static void start(String name, Runnable task) throws CannotBenchException {
    Thread thread = FACTORY.newThread(task);
    thread.setName(name);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // Not the heap: this is how the JVM says that the system refused.
      throw CannotBenchException.because(
          "no more threads can be started (the last was %s); ask for fewer members, allow more (ulimit -u), or run it on Java 21 or later"
              .formatted(name));
    }
  }

  private static Thread platform(Runnable task) {
    Thread thread = new Thread(null, task, "member", STACK_BYTES);
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
