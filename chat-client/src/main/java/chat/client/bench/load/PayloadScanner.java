package chat.client.bench.load;

import chat.protocol.input.Payload;

/**
 * Reads the few fields of SAID and ACK that the test needs, in place. Decoding a frame into a
 * message takes 15 times as long, and a large room delivers millions of frames a second. One
 * thread.
 */
final class PayloadScanner {
  private static final int SAID = "SAID ".length();
  private static final int ACK = "ACK ".length();

  /** The verbs that are scanned; every other payload is for the decoder. */
  enum Kind {
    SAID,
    ACK,
    OTHER
  }

  private final int roomBytes;
  private Payload payload;

  /**
   * A scanner for the messages of one room.
   *
   * @param roomBytes the length of the room's name
   */
  PayloadScanner(int roomBytes) {
    this.roomBytes = roomBytes;
  }

  /** Points the scanner at a payload, and returns its kind. */
  Kind scan(Payload next) {
    payload = next;
    if (isSaid()) {
      return Kind.SAID;
    }
    return isAck() ? Kind.ACK : Kind.OTHER;
  }

  /** Returns the sequence number of a SAID. */
  long saidSeq() {
    return number(SAID + roomBytes + 1);
  }

  /** Returns whether a SAID is the receiver's own, from the log: its fifth token is its id. */
  boolean isOwnSaid() {
    int spaces = 0;
    for (int i = SAID + roomBytes + 1; i < payload.length() && payload.byteAt(i) != '\n'; i++) {
      spaces += payload.byteAt(i) == ' ' ? 1 : 0;
    }
    return spaces == 3;
  }

  /** Returns the timestamp in the text of a SAID; negative if the text has another length. */
  long timestamp(int textBytes) {
    int text = payload.length() - textBytes;
    return text > SAID + roomBytes && payload.byteAt(text - 1) == '\n'
        ? SendTimestamp.read(payload, text)
        : -1;
  }

  /** Returns the sequence number of an ACK; 0 if it is for a duplicate. */
  long ackSeq() {
    int room = firstSpace(ACK) + 1;
    return payload.byteAt(room) == '#' ? number(room + roomBytes + 1) : 0;
  }

  private boolean isSaid() {
    int space = SAID + roomBytes;
    return payload.length() > space
        && payload.byteAt(0) == 'S'
        && payload.byteAt(1) == 'A'
        && payload.byteAt(SAID - 1) == ' '
        && payload.byteAt(space) == ' ';
  }

  private boolean isAck() {
    return payload.length() > ACK
        && payload.byteAt(0) == 'A'
        && payload.byteAt(1) == 'C'
        && payload.byteAt(ACK - 1) == ' '
        && firstSpace(ACK) + 1 < payload.length();
  }

  private int firstSpace(int start) {
    int i = start;
    while (i < payload.length() && payload.byteAt(i) != ' ') {
      i++;
    }
    return i;
  }

  /** Returns the number in the digits from {@code start} on. */
  private long number(int start) {
    long number = 0;
    for (int i = start; i < payload.length(); i++) {
      int digit = payload.byteAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return number;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
