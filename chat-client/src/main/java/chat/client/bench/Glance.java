package chat.client.bench;

import chat.protocol.InputBuffer;
import chat.protocol.Limits;

/**
 * Looks at the frame that comes next as bytes, in place: a big room brings millions of SAID a
 * second, and of each only a number and perhaps a time is wanted. What looks otherwise than a SAID
 * or ACK of the one room is left to the decoder.
 */
final class Glance {
  private static final int LENGTH_BYTES = 4;
  private static final int SAID = LENGTH_BYTES + "SAID ".length();
  private static final int ACK = LENGTH_BYTES + "ACK ".length();

  /** What the next frame is. */
  enum Kind {
    /** Not all of it is there. */
    INCOMPLETE,
    SAID,
    ACK,
    OTHER
  }

  private final InputBuffer input;
  private final int roomBytes;
  private int end;
  private int at;

  /** A look at frames that concern a room whose name has so many bytes. */
  Glance(InputBuffer input, int roomBytes) {
    this.input = input;
    this.roomBytes = roomBytes;
  }

  /** Looks at the frame that stands first now. */
  Kind next() {
    if (input.size() < LENGTH_BYTES) {
      return Kind.INCOMPLETE;
    }
    int length = 0;
    for (int i = 0; i < LENGTH_BYTES; i++) {
      length = length << Byte.SIZE | (input.get(i) & 0xFF);
    }
    end = LENGTH_BYTES + length;
    if (length < 1 || length > Limits.MAX_FRAME_BYTES) {
      return Kind.OTHER;
    }
    if (input.size() < end) {
      return Kind.INCOMPLETE;
    }
    if (isSaid()) {
      at = SAID + roomBytes;
      return Kind.SAID;
    }
    if (isAck()) {
      at = ACK;
      return Kind.ACK;
    }
    return Kind.OTHER;
  }

  /** How many bytes the frame has, with its length. */
  int bytes() {
    return end;
  }

  /** The number in the room of a SAID. */
  long saidSeq() {
    return number(at + 1);
  }

  /**
   * Whether a SAID is one's own, read back from the log: then it bears one's id as a fifth token.
   */
  boolean saidIsOwn() {
    int spaces = 0;
    for (int i = at + 1; i < end && input.get(i) != '\n'; i++) {
      spaces += input.get(i) == ' ' ? 1 : 0;
    }
    return spaces == 3;
  }

  /** The time that the text of a SAID bears; negative if it doesn't have so many bytes. */
  long stamp(int textBytes) {
    int text = end - textBytes;
    return text > at && input.get(text - 1) == '\n' ? Stamp.read(input, text) : -1;
  }

  /** The number in the room of an ACK; 0 if it tells none. */
  long ackSeq() {
    int place = at;
    while (input.get(place) != ' ') {
      place++;
    }
    boolean tells = input.get(place + 1) == '#';
    return tells ? number(place + 1 + roomBytes + 1) : 0;
  }

  private boolean isSaid() {
    int space = SAID + roomBytes;
    return end > space
        && input.get(LENGTH_BYTES) == 'S'
        && input.get(LENGTH_BYTES + 1) == 'A'
        && input.get(SAID - 1) == ' '
        && input.get(space) == ' ';
  }

  private boolean isAck() {
    return end > ACK
        && input.get(LENGTH_BYTES) == 'A'
        && input.get(LENGTH_BYTES + 1) == 'C'
        && input.get(ACK - 1) == ' '
        && hasSpace();
  }

  private boolean hasSpace() {
    for (int i = ACK; i < end; i++) {
      if (input.get(i) == ' ') {
        return i + 1 < end;
      }
    }
    return false;
  }

  /** The digits from there on, as far as they go within the frame. */
  private long number(int start) {
    long number = 0;
    for (int i = start; i < end && Character.isDigit((char) input.get(i)); i++) {
      number = 10 * number + input.get(i) - '0';
    }
    return number;
  }
}
