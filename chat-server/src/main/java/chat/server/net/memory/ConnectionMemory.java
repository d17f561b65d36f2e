package chat.server.net.memory;

import chat.protocol.input.Capacity;
import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Replay;
import java.io.InterruptedIOException;

/**
 * What one connection holds in memory: its input, its outbox, and the page of a replay that is read
 * or written. Each part has one owner, which counts it; any thread may read the sum.
 */
public final class ConnectionMemory implements Capacity {
  /** What a connection holds that carries nothing: its objects, and the stack of its reader. */
  static final int BASE_BYTES = 8 * 1024;

  /** The bytes that TLS adds: keys, ciphers and session. */
  static final int TLS_BYTES = 16 * 1024;

  /** Input up to this size is read at once, whatever others hold. */
  private static final int SMALL_INPUT_BYTES = 20 * 1024;

  /** A long message is as long, once decoded, as half of the buffer in which it was received. */
  private static final int DECODED_DIVISOR = 2;

  private static final int MIN_SLICE_BYTES = 4 * 1024;
  private static final int MAX_SLICE_BYTES = 64 * 1024;

  private static final int MIN_PAGE_BYTES = 4 * 1024;
  private static final int MIDDLE_PAGE_BYTES = 16 * 1024;
  private static final int MAX_PAGE_BYTES = Replay.PAGE_BYTES;

  private final ServerMemory server;
  private final Tally base;
  private final Tally input;
  private final Tally gathered;
  private final Tally outbox;
  private final Tally roomLane;
  private final Tally page;
  private final Tally tls;
  private final Tally tlsInput;
  private final Tally tlsDecrypted;
  private final Tally tlsOutput;
  private volatile boolean abandoned;

  ConnectionMemory(ServerMemory server) {
    Budget all = server.all();
    this.server = server;
    this.base = new Tally(all);
    this.input = new Tally(all);
    this.gathered = new Tally(all);
    this.outbox = new Tally(all);
    this.roomLane = new Tally(server.roomLanes());
    this.page = new Tally(all);
    this.tls = new Tally(all);
    this.tlsInput = new Tally(all);
    this.tlsDecrypted = new Tally(all);
    this.tlsOutput = new Tally(all);
    base.set(BASE_BYTES);
  }

  /**
   * Counts the input that is received and not yet decoded. Waits before that grows much, while
   * others need the memory. The reader's thread.
   */
  @Override
  public void resize(int bytes) throws InterruptedIOException {
    boolean isSmall = bytes <= SMALL_INPUT_BYTES;
    long wanted = isSmall ? bytes : bytes + bytes / DECODED_DIVISOR;
    if (isSmall || wanted <= input.settled()) {
      input.set(wanted);
      return;
    }
    try {
      if (!server.queue().acquire(this, input, wanted)) {
        throw new InterruptedIOException("the connection ended while it waited for memory");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it waited for memory");
    }
  }

  /**
   * Counts requests that the hub has not yet taken, but for those whose capacity was reserved when
   * their bytes were received. The reader's thread.
   */
  public void gathered(int bytes) {
    long received = input.settled();
    long reserved = received > SMALL_INPUT_BYTES ? received / (DECODED_DIVISOR + 1) : 0;
    gathered.set(Math.max(0, bytes - reserved));
  }

  /** Returns the count of the reply lane and of what the writer has taken. The outbox's lock. */
  public Tally outbox() {
    return outbox;
  }

  /** Returns the count of the room lane. The outbox's lock. */
  public Tally roomLane() {
    return roomLane;
  }

  /**
   * Waits until a page may be read, and returns its size in bytes, or 0 if the connection is
   * abandoned first. Pages are small while much of the budget is used, because a client that reads
   * nothing holds one for long. The writer's thread.
   */
  public int awaitPage() throws InterruptedException {
    int bytes = pageBytes();
    // The page itself, and what is read from the log to encode it.
    return server.queue().acquire(this, page, 2L * bytes) ? bytes : 0;
  }

  private int pageBytes() {
    long quarter = server.all().limit() / 4;
    long used = server.all().used();
    if (used < quarter) {
      return MAX_PAGE_BYTES;
    }
    return used < 2 * quarter ? MIDDLE_PAGE_BYTES : MIN_PAGE_BYTES;
  }

  /**
   * Returns how many bytes one system call may write: on a thread of the system, it reserves as
   * much outside of the heap while it waits for the client. The writer's thread.
   */
  public int sliceBytes() {
    return server.direct().isScarce() ? MIN_SLICE_BYTES : MAX_SLICE_BYTES;
  }

  /** Counts the page that is written, 0 once it is. The writer's thread. */
  public void page(int bytes) {
    page.set(bytes);
  }

  /** Counts what each TLS connection holds. The reader's thread. */
  public void beginTls() {
    tls.set(TLS_BYTES);
  }

  /** Counts the array for records that are received, 0 for none. The reader's thread. */
  public void tlsInput(int bytes) {
    tlsInput.set(bytes);
  }

  /** Counts the array for decrypted bytes, 0 for none. The reader's thread. */
  public void tlsDecrypted(int bytes) {
    tlsDecrypted.set(bytes);
  }

  /** Counts the array for records that are written, 0 for none. The writer's thread. */
  public void tlsOutput(int bytes) {
    tlsOutput.set(bytes);
  }

  /** Returns whether the memory that all connections share is scarce. */
  public boolean isShort() {
    return server.all().used() > server.all().limit() / 2;
  }

  /** Returns the size up to which closing a connection frees too little to help. */
  long smallBytes() {
    return 2 * BASE_BYTES + tls.settled();
  }

  /** Counts no input any more. The reader's thread, at its end. */
  public void endInput() {
    input.set(0);
    gathered.set(0);
    tls.set(0);
    tlsInput.set(0);
    tlsDecrypted.set(0);
  }

  /**
   * Lets no thread of the connection wait for memory any more: what it would still receive or send
   * is not worth that, since the connection will be closed. Any thread.
   */
  public void abandon() {
    abandoned = true;
    server.queue().wake(this);
  }

  /** Returns whether no thread of the connection may wait for memory any more. */
  public boolean isAbandoned() {
    return abandoned;
  }

  /** Counts nothing for the connection itself any more: it is closed. One thread, once. */
  public void close() {
    abandon();
    base.set(0);
  }

  /** Returns what it holds and only its end frees: without the room lane, which may be dropped. */
  public long bytes() {
    return base.settled()
        + input.settled()
        + gathered.settled()
        + outbox.settled()
        + page.settled()
        + tls.settled()
        + tlsInput.settled()
        + tlsDecrypted.settled()
        + tlsOutput.settled();
  }
}
