package chat.client.bench.load;

import chat.thread.ConnectionThreads;

/** Starts the threads of receivers and senders, and explains a failure. Any thread. */
final class LoadThreads {
  private final ConnectionThreads threads = ConnectionThreads.best();

  void start(String name, Runnable task) throws BenchException {
    try {
      threads.start(name, task);
    } catch (IllegalStateException e) {
      throw new BenchException(
          "the system refused to start the thread %s. Choose fewer --members, allow more threads (ulimit -u), or use Java 21 or later"
              .formatted(name));
    }
  }
}
