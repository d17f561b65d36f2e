package chat.server.net;

import chat.protocol.ByteSink;
import chat.protocol.InputBuffer;
import chat.protocol.Text;
import chat.protocol.Utf8;
import java.util.Optional;

/**
 * Cuts what is in an {@link InputBuffer} into lines. Telnet's commands are taken out (RFC 854: IAC
 * and what belongs to it); a line over the limit is counted but not kept.
 */
final class LineDecoder {
  /** A line, or what there is of one. */
  record Line(Text text, boolean tooLong) {}

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

  private final InputBuffer input;
  private final int maxLineBytes;
  private final ByteSink line = new ByteSink();
  private Telnet telnet = Telnet.DATA;
  private boolean tooLong;

  LineDecoder(InputBuffer input, int maxLineBytes) {
    this.input = input;
    this.maxLineBytes = maxLineBytes;
  }

  /** The next whole line without its end; empty if more bytes are needed. */
  Optional<Line> next() {
    while (!input.isEmpty()) {
      byte b = input.get(0);
      input.skip(1);
      if (isData(b)) {
        if (b == '\n') {
          return Optional.of(cut(line.size()));
        }
        keep(b);
      }
    }
    return Optional.empty();
  }

  /** What stands of a line whose end has not come, up to its last whole character. */
  Optional<Line> standing() {
    int whole = Utf8.wholeCharacters(line.toByteArray());
    return whole > 0 || tooLong ? Optional.of(cut(whole)) : Optional.empty();
  }

  /** All that is left at the end of input. */
  Optional<Line> rest() {
    return line.size() > 0 || tooLong ? Optional.of(cut(line.size())) : Optional.empty();
  }

  private void keep(byte b) {
    if (line.size() > maxLineBytes) {
      tooLong = true;
      line.clear();
    }
    if (!tooLong) {
      line.put(b);
    }
  }

  private Line cut(int count) {
    byte[] bytes = line.toByteArray();
    int end = count > 0 && bytes[count - 1] == '\r' ? count - 1 : count;
    Line cut = new Line(Text.repair(bytes, 0, end), tooLong || end > maxLineBytes);
    line.clear();
    line.put(bytes, count, bytes.length);
    tooLong = false;
    return cut;
  }

  /** Whether a byte is part of a line and not of a telnet command. */
  private boolean isData(byte signed) {
    int b = signed & 0xFF;
    switch (telnet) {
      case DATA -> telnet = b == IAC ? Telnet.COMMAND : Telnet.DATA;
      case COMMAND -> {
        telnet = afterIac(b);
        return false;
      }
      case SUBNEGOTIATION -> {
        telnet = b == IAC ? Telnet.SUBNEGOTIATION_COMMAND : Telnet.SUBNEGOTIATION;
        return false;
      }
      case SUBNEGOTIATION_COMMAND -> {
        telnet = b == SUBNEGOTIATION_END ? Telnet.DATA : Telnet.SUBNEGOTIATION;
        return false;
      }
      default -> {
        telnet = Telnet.DATA;
        return false;
      }
    }
    return telnet == Telnet.DATA;
  }

  private static Telnet afterIac(int b) {
    if (b == SUBNEGOTIATION_BEGIN) {
      return Telnet.SUBNEGOTIATION;
    }
    return b >= WILL && b <= DONT ? Telnet.OPTION : Telnet.DATA;
  }
}
