package chat.server.net.input;

import java.util.concurrent.Semaphore;

/** Limits how many requests of one connection may be unanswered at a time. Any thread. */
public final class RequestWindow {
  static final int SIZE = 64;

  /** More requests than a connection can make, and few enough to count further answers. */
  private static final int UNLIMITED = 1 << 30;

  private final Semaphore free = new Semaphore(SIZE);

  /** Admits one more request, or returns false if the window is full. */
  boolean tryAdmit() {
    return free.tryAcquire();
  }

  /** Waits until the window has capacity, and admits one more request. */
  void admit() throws InterruptedException {
    free.acquire();
  }

  /** Waits until all requests that were admitted are answered. Only one thread may admit. */
  void awaitAllAnswered() throws InterruptedException {
    free.acquire(SIZE);
    free.release(SIZE);
  }

  /** Returns whether all requests that were admitted are answered, also after {@link #lift}. */
  boolean isAllAnswered() {
    return free.availablePermits() % UNLIMITED == SIZE;
  }

  /** Frees the capacity of requests that are answered. */
  public void answered(int count) {
    free.release(count);
  }

  /** Lifts the limit, because answers may never come. */
  public void lift() {
    free.release(UNLIMITED);
  }
}
