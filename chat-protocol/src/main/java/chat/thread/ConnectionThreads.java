package chat.thread;

import java.util.concurrent.ThreadFactory;

/**
 * Starts the threads of connections: virtual threads on Java 21 and later, otherwise platform
 * threads with small stacks. Any thread may use it.
 */
public final class ConnectionThreads {
  private static final long STACK_BYTES = 256 * 1024;

  private final boolean virtual;
  private final ThreadFactory factory;

  private ConnectionThreads(boolean virtual, ThreadFactory factory) {
    this.virtual = virtual;
    this.factory = factory;
  }

  /** Returns virtual threads if this JVM has them, otherwise platform threads. */
  public static ConnectionThreads best() {
    return Runtime.version().feature() >= 21
        ? new ConnectionThreads(true, virtualFactory())
        : new ConnectionThreads(false, ConnectionThreads::platform);
  }

  public boolean areVirtual() {
    return virtual;
  }

  /** Returns what kind of threads they are, for people. */
  public String kind() {
    return virtual ? "virtual threads" : "platform threads";
  }

  /**
   * Starts a thread, which does not keep the process alive.
   *
   * @throws IllegalStateException if the system has no more threads
   */
  public void start(String name, Runnable task) {
    Thread thread = factory.newThread(task);
    thread.setName(name);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // The heap is not full: the JVM reports in this way that the system refused the thread.
      throw new IllegalStateException("no more threads can be started", e);
    }
  }

  private static Thread platform(Runnable task) {
    Thread thread = new Thread(null, task, "connection", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  /** Calls {@code Thread.ofVirtual().factory()} by reflection, since Java 17 compiles this. */
  private static ThreadFactory virtualFactory() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Java 21 and later have virtual threads", e);
    }
  }
}
