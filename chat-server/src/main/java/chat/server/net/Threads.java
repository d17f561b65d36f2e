package chat.server.net;

import java.lang.reflect.InvocationTargetException;

/**
 * Makes the threads of connections: virtual ones where the JVM has them (Java 21 and later), else
 * platform threads with small stacks. The code they run is the same.
 */
public final class Threads {
  private static final long STACK_BYTES = 256 * 1024;

  private final boolean virtual;

  private Threads(boolean virtual) {
    this.virtual = virtual;
  }

  public static Threads best() {
    return new Threads(Runtime.version().feature() >= 21);
  }

  /** What kind they are, for a person. */
  public String kind() {
    return virtual ? "virtual threads" : "platform threads";
  }

  /**
   * Starts a thread.
   *
   * @throws IllegalStateException if the system has no more threads
   */
  void start(String name, Runnable task) {
    if (virtual) {
      startVirtual(name, task);
      return;
    }
    Thread thread = new Thread(null, task, name, STACK_BYTES);
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // Not the heap: this is how the JVM says that the system refused.
      throw new IllegalStateException("no more threads can be started", e);
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
