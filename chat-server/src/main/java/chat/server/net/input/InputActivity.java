package chat.server.net.input;

/**
 * What the reader of a connection does, for the watchdog. The reader's thread changes it, any
 * thread reads it.
 */
public final class InputActivity {
  private volatile boolean framed;
  private volatile boolean waiting;
  private volatile long reads;
  private volatile boolean inArrears;
  private volatile long arrears;

  /** The client speaks frames, so it answers PING. */
  public void speaksFrames() {
    framed = true;
  }

  public void beginsToWait() {
    waiting = true;
  }

  // Only the reader's thread increments it.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public void hasRead() {
    reads++;
    waiting = false;
  }

  /** The reader waits because the client has sent too much. */
  // Only the reader's thread increments it.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  public void entersArrears() {
    arrears++;
    inArrears = true;
  }

  public void leavesArrears() {
    inArrears = false;
  }

  public boolean isFramed() {
    return framed;
  }

  /** Returns whether the reader waits for bytes, rather than for the hub or by a limit. */
  public boolean isWaiting() {
    return waiting;
  }

  /** Returns whether the reader waits because the client has sent too much. */
  public boolean isInArrears() {
    return inArrears;
  }

  /** Returns how often it has waited for that. */
  public long arrears() {
    return arrears;
  }

  /** Returns how often bytes have been read. */
  public long reads() {
    return reads;
  }
}
