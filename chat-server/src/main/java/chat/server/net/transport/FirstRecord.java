package chat.server.net.transport;

/** What the first bytes of a client show, before the handshake sees them. Any thread. */
enum FirstRecord {
  /** A handshake of SSL 3.0 or later: RFC 8446, 5.1. */
  TLS,
  /** A CLIENT-HELLO in the form of SSL 2.0, which no client of TLS 1.2 sends: RFC 5246, E.2. */
  SSL2,
  /** Any other protocol. */
  OTHER,
  /** More bytes are needed. */
  UNDECIDED;

  /** How many bytes suffice. */
  static final int BYTES = 5;

  private static final int HANDSHAKE = 0x16;
  private static final int MAJOR = 3;
  private static final int LARGEST_MINOR = 4;
  private static final int LONG_HEADER = 0x80;
  private static final int LONG_HEADER_MASK = 0xF0;
  private static final int CLIENT_HELLO = 1;

  /** Returns what the first {@code count} bytes of an array show. */
  static FirstRecord of(byte[] bytes, int count) {
    if (count == 0) {
      return UNDECIDED;
    }
    FirstRecord possible = bytes[0] == HANDSHAKE ? TLS : SSL2;
    for (int i = 0; i < Math.min(count, BYTES); i++) {
      if (!(possible == TLS ? isTls(i, bytes[i]) : isSsl2(i, bytes[i]))) {
        return OTHER;
      }
    }
    return count < BYTES ? UNDECIDED : possible;
  }

  private static boolean isTls(int index, byte value) {
    return switch (index) {
      case 1 -> value == MAJOR;
      case 2 -> value >= 0 && value <= LARGEST_MINOR;
      default -> true;
    };
  }

  private static boolean isSsl2(int index, byte value) {
    return switch (index) {
      case 0 -> (value & LONG_HEADER_MASK) == LONG_HEADER;
      case 2 -> value == CLIENT_HELLO;
      case 3 -> value == 0 || value == MAJOR;
      default -> true;
    };
  }
}
