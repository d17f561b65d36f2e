package chat.server.measure;

import java.util.concurrent.atomic.LongAdder;

/**
 * The handshakes of TLS. Any thread.
 *
 * @param completed those of clients that were then served
 * @param failed those that ended otherwise, for any reason
 */
public record TlsCounts(LongAdder completed, LongAdder failed) {
  /** No handshake yet. */
  public static TlsCounts none() {
    return new TlsCounts(new LongAdder(), new LongAdder());
  }
}
