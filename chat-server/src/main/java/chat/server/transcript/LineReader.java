package chat.server.transcript;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.protocol.input.Utf8;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;

/**
 * Splits a file into lines, which end in LF or CRLF. IRC knows no encoding: a line that is not
 * UTF-8 is read as ISO 8859-1, like IRC clients read it. One thread.
 */
final class LineReader implements AutoCloseable {
  /** More than the longest text takes with its escapes. */
  private static final int MAX_LINE_BYTES = 2 << 24;

  private static final int PEEKED_BYTES = 1 << 16;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final BufferedInputStream in;
  private long number;

  LineReader(InputStream in) {
    this.in = new BufferedInputStream(in, PEEKED_BYTES);
  }

  /** Returns the lines of the first 64 KiB, which will be read again. */
  List<String> peek() throws IOException {
    in.mark(PEEKED_BYTES);
    byte[] beginning = in.readNBytes(PEEKED_BYTES);
    in.reset();
    return withoutMark(decode(beginning)).lines().toList();
  }

  /** Returns the number of the last line read, from 1. */
  long number() {
    return number;
  }

  /**
   * Returns the next line, without its end; empty at the end of the file.
   *
   * @throws MalformedLineException if it is too long; the next call returns the one after it
   */
  Optional<String> next() throws IOException, MalformedLineException {
    int c = in.read();
    if (c < 0) {
      return Optional.empty();
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.size() < MAX_LINE_BYTES) {
        line.write(c);
      }
    }
    if (line.size() == MAX_LINE_BYTES) {
      throw new MalformedLineException("it is longer than any message");
    }
    String decoded = decode(line.toByteArray());
    String text = decoded.endsWith("\r") ? decoded.substring(0, decoded.length() - 1) : decoded;
    return Optional.of(number == 1 ? withoutMark(text) : text);
  }

  private static String decode(byte[] line) {
    try {
      return Utf8.decode(line, 0, line.length);
    } catch (CharacterCodingException e) {
      return new String(line, ISO_8859_1);
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
