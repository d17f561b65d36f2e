package chat.client.bench;

import chat.protocol.InputBuffer;

/** The time that a message bears at the start of its text, as digits of a fixed number. */
final class Stamp {
  static final int BYTES = 16;

  private Stamp() {}

  /** Writes it over the first bytes of a text. */
  static void write(long nanos, byte[] text) {
    long rest = nanos;
    for (int i = BYTES - 1; i >= 0; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** The time at that place of the input; negative if something else stands there. */
  static long read(InputBuffer input, int at) {
    long nanos = 0;
    for (int i = at; i < at + BYTES; i++) {
      int digit = input.get(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      nanos = 10 * nanos + digit;
    }
    return nanos;
  }
}
