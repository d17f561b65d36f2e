package chat.client.bench.load;

import chat.client.bench.measure.Workload;
import chat.protocol.input.Payload;

/** The timestamp at the start of a message's text: nanoseconds as digits of a fixed number. */
final class SendTimestamp {
  static final int BYTES = Workload.TIMESTAMP_BYTES;

  private SendTimestamp() {}

  /** Writes a timestamp over the first bytes of a text. */
  static void write(long nanos, byte[] text) {
    long rest = nanos;
    for (int i = BYTES - 1; i >= 0; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** Returns the timestamp at {@code index} of a payload; negative if there is none. */
  static long read(Payload payload, int index) {
    long nanos = 0;
    for (int i = index; i < index + BYTES; i++) {
      int digit = payload.byteAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      nanos = 10 * nanos + digit;
    }
    return nanos;
  }
}
