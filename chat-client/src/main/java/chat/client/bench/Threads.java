package chat.client.bench;

import java.lang.reflect.InvocationTargetException;

/**
 * Makes the threads of members and senders: virtual ones where the JVM has them (Java 21 and
 * later), else platform threads with small stacks. The code they run is the same.
 */
final class Threads {
  private static final boolean VIRTUAL = Runtime.version().feature() >= 21;
  private static final long STACK_BYTES = 256 * 1024;

  private Threads() {}

  static void start(String name, Runnable task) throws CannotBenchException {
    if (VIRTUAL) {
      startVirtual(name, task);
      return;
    }
    Thread thread = new Thread(null, task, name, STACK_BYTES);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // Not the heap: this is how the JVM says that the system refused.
      throw CannotBenchException.because(
          "no more threads can be started (the last was %s); ask for fewer members, allow more (ulimit -u), or run it on Java 21 or later"
              .formatted(name));
    }
  }

  /** {@code Thread.ofVirtual().name(name).start(task)}, in a way that Java 17 compiles. */
  private static void startVirtual(String name, Runnable task) {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      type.getMethod("name", String.class).invoke(builder, name);
      type.getMethod("start", Runnable.class).invoke(builder, task);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("a thread could not be started", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Java 21 and later have virtual threads", e);
    }
  }
}
