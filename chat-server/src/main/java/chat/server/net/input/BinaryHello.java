package chat.server.net.input;

import chat.protocol.input.InputBuffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The first bytes of a protocol that is no text. Any thread.
 *
 * @param ranges the lowest and the highest value of each byte
 */
record BinaryHello(ForeignProtocol protocol, List<Range> ranges) {
  /** A range of byte values, both ends included. */
  record Range(int from, int to) {
    private static final int ANY = 0xFF;

    private static Range of(String hex) {
      if (hex.equals("??")) {
        return new Range(0, ANY);
      }
      String[] ends = hex.split("-", 2);
      return new Range(Integer.parseInt(ends[0], 16), Integer.parseInt(ends[ends.length - 1], 16));
    }

    private boolean contains(byte b) {
      return from <= (b & 0xFF) && (b & 0xFF) <= to;
    }
  }

  /**
   * All hellos that are known. A hello that is cut after a line feed counts as text; only that of a
   * proxy begins with line feeds. The startup packet of PostgreSQL and the first one of SMB begin
   * with a zero byte: to this server they are frames, and malformed ones.
   */
  static final List<BinaryHello> ALL =
      List.of(
          // A record of type handshake, SSL 3.0 or later: RFC 8446, 5.1.
          of(ForeignProtocol.TLS, "16 03 00-04"),
          // A CLIENT-HELLO in the form of SSL 2.0, which offers 2.0 or later: RFC 5246, E.2.
          of(ForeignProtocol.TLS, "80-8f ?? 01 03 00-04"),
          of(ForeignProtocol.TLS, "80-8f ?? 01 00 02"),
          // CONNECT and BIND of SOCKS 4.
          of(ForeignProtocol.SOCKS, "04 01-02"),
          // A count of authentication methods, and the first of them: RFC 1928, 3.
          of(ForeignProtocol.SOCKS, "05 01-08 00-09"),
          // TPKT (RFC 1006, 6) with a connection request of X.224.
          of(ForeignProtocol.RDP, "03 00 ?? ?? ?? e0"),
          // CONNECT, its length of one or two bytes, and the protocol's name: MQTT 5.0, 3.1.
          of(ForeignProtocol.MQTT, "10 00-7f 00 04 4d 51 54 54"),
          of(ForeignProtocol.MQTT, "10 80-ff 00-7f 00 04 4d 51 54 54"),
          of(ForeignProtocol.MQTT, "10 00-7f 00 06 4d 51 49"),
          of(ForeignProtocol.MQTT, "10 80-ff 00-7f 00 06 4d 51 49"),
          // "AMQP" and the protocol's id: AMQP 1.0, 2.2; in 0-9-1, a zero.
          of(ForeignProtocol.AMQP, "41 4d 51 50 00-03"),
          of(ForeignProtocol.BITTORRENT, "13 42 69 74 54"),
          // The signature of version 2, which begins with two empty lines.
          of(ForeignProtocol.PROXY, "0d 0a 0d 0a 00 0d 0a 51 55 49 54 0a"));

  BinaryHello {
    ranges = List.copyOf(ranges);
  }

  private static BinaryHello of(ForeignProtocol protocol, String hex) {
    return new BinaryHello(protocol, Stream.of(hex.split(" ", -1)).map(Range::of).toList());
  }

  /** Returns whether nothing in the input contradicts this hello. Empty lines alone are none. */
  boolean mayBe(InputBuffer input) {
    boolean isEmptyLines = true;
    for (int i = 0; i < Math.min(input.size(), ranges.size()); i++) {
      byte b = input.get(i);
      if (!ranges.get(i).contains(b)) {
        return false;
      }
      isEmptyLines = isEmptyLines && (b == '\r' || b == '\n');
    }
    return !isEmptyLines;
  }

  /** Returns whether the input has as many bytes as this hello. */
  boolean isWholeIn(InputBuffer input) {
    return input.size() >= ranges.size();
  }

  /** Returns whether a part of this hello is no text either: it has a control character. */
  boolean isNoTextIn(InputBuffer input) {
    for (int i = 1; i < Math.min(input.size(), ranges.size()); i++) {
      if (input.get(i) == '\n') {
        return false;
      }
    }
    int first = input.get(0) & 0xFF;
    return first < ' ' || first > '~';
  }
}
