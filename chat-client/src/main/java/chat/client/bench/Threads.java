package chat.client.bench;

import chat.thread.ConnectionThreads;

/** Starts the threads of members and senders. */
final class Threads {
  private static final ConnectionThreads THREADS = ConnectionThreads.best();

  private Threads() {}

  static void start(String name, Runnable task) throws CannotBenchException {
    try {
      THREADS.start(name, task);
    } catch (IllegalStateException e) {
      throw CannotBenchException.because(
          "no more threads can be started (the last was %s); ask for fewer members, allow more (ulimit -u), or run it on Java 21 or later"
              .formatted(name));
    }
  }
}
