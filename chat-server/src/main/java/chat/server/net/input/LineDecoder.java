package chat.server.net.input;

import chat.protocol.ByteSink;
import chat.protocol.Text;
import chat.protocol.account.Secret;
import chat.protocol.input.InputBuffer;
import chat.protocol.input.Utf8;
import java.util.Optional;

/**
 * Splits the content of an {@link InputBuffer} into lines. Removes telnet commands (RFC 854: IAC
 * and its arguments), and drops the text of a line over the limit. The reader's thread.
 */
final class LineDecoder {
  /**
   * A line, or the part of one that was received.
   *
   * @param raw the bytes as they were sent, which may be a secret
   */
  record Line(Secret raw, boolean isTooLong) {
    private static final Optional<Line> EMPTY = Optional.of(of(new byte[0], 0, false));

    private static Line of(byte[] bytes, int to, boolean isTooLong) {
      return new Line(Secret.copyOf(bytes, 0, to), isTooLong);
    }

    /** Returns the line, repaired where it is not UTF-8. */
    Text text() {
      return Text.repair(raw.reveal(), 0, raw.byteLength());
    }
  }

  private enum Telnet {
    DATA,
    COMMAND,
    OPTION,
    SUBNEGOTIATION,
    SUBNEGOTIATION_COMMAND
  }

  private static final int IAC = 0xFF;
  private static final int DONT = 0xFE;
  private static final int WILL = 0xFB;
  private static final int SUBNEGOTIATION_BEGIN = 0xFA;
  private static final int SUBNEGOTIATION_END = 0xF0;

  /** What the first bytes of a line take. */
  private static final int MIN_LINE_CAPACITY = 256;

  private final InputBuffer input;
  private final int maxLineBytes;
  private ByteSink line = new ByteSink();
  private Telnet telnet = Telnet.DATA;
  private boolean tooLong;
  private int commands;

  LineDecoder(InputBuffer input, int maxLineBytes) {
    this.input = input;
    this.maxLineBytes = maxLineBytes;
  }

  /** Returns the next whole line without its end; empty if more bytes are needed. */
  Optional<Line> next() {
    while (!input.isEmpty()) {
      byte b = input.get(0);
      input.skip(1);
      if (isData(b)) {
        if (b == '\n') {
          if (line.size() == 0 && !tooLong) {
            // A flood of them costs a client little, so it must cost the server little.
            return Line.EMPTY;
          }
          return Optional.of(takeLine(line.size()));
        }
        append(b);
      }
    }
    // The line's capacity doubles if the next read exceeds it.
    boolean fits = line.size() + input.nextReadBytes() <= line.capacity();
    input.countBeside(fits ? line.capacity() : 2 * line.capacity());
    return Optional.empty();
  }

  /** Returns the start of a line without an end, empty if there is none. */
  Text begun() {
    byte[] bytes = line.toByteArray();
    return Text.repair(bytes, 0, bytes.length);
  }

  /** Removes and returns the start of a line without an end, up to its last whole character. */
  Optional<Line> takeWholeCharacters() {
    int whole = Utf8.wholeCharacters(line.toByteArray());
    return whole > 0 || tooLong ? Optional.of(takeLine(whole)) : Optional.empty();
  }

  /** Removes and returns what follows the last line end, at the end of input. */
  Optional<Line> takeRest() {
    return line.size() > 0 || tooLong ? Optional.of(takeLine(line.size())) : Optional.empty();
  }

  /** Returns how many telnet commands were removed since the last call. */
  int takeCommands() {
    int taken = commands;
    commands = 0;
    return taken;
  }

  private void append(byte b) {
    if (line.size() > maxLineBytes) {
      tooLong = true;
      line.clear();
    }
    if (!tooLong) {
      line.put(b);
    }
  }

  private Line takeLine(int count) {
    byte[] bytes = line.toByteArray();
    int end = count > 0 && bytes[count - 1] == '\r' ? count - 1 : count;
    Line taken = Line.of(bytes, end, tooLong || end > maxLineBytes);
    if (line.capacity() > MIN_LINE_CAPACITY) {
      // A long line's memory is not retained: the next lines are probably short.
      line = new ByteSink(Math.max(MIN_LINE_CAPACITY, bytes.length - count));
    } else {
      line.clear();
    }
    line.put(bytes, count, bytes.length);
    tooLong = false;
    return taken;
  }

  /** Returns whether a byte belongs to a line and not to a telnet command. */
  private boolean isData(byte signed) {
    int b = signed & 0xFF;
    Telnet before = telnet;
    commands += before == Telnet.COMMAND ? 1 : 0;
    telnet =
        switch (before) {
          case DATA -> b == IAC ? Telnet.COMMAND : Telnet.DATA;
          case COMMAND -> afterIac(b);
          case OPTION -> Telnet.DATA;
          case SUBNEGOTIATION -> b == IAC ? Telnet.SUBNEGOTIATION_COMMAND : Telnet.SUBNEGOTIATION;
          case SUBNEGOTIATION_COMMAND ->
              b == SUBNEGOTIATION_END ? Telnet.DATA : Telnet.SUBNEGOTIATION;
        };
    return before == Telnet.DATA && telnet == Telnet.DATA;
  }

  private static Telnet afterIac(int b) {
    if (b == SUBNEGOTIATION_BEGIN) {
      return Telnet.SUBNEGOTIATION;
    }
    return b >= WILL && b <= DONT ? Telnet.OPTION : Telnet.DATA;
  }
}
