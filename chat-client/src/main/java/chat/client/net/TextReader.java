package chat.client.net;

import chat.protocol.input.InputBuffer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Reads plain text, and detects a chat server's greeting in it. The reader thread runs it.
 *
 * <p>While the wire is undecided, an unfinished line is withheld until the server has been silent,
 * because it may become the greeting. Whole lines that are no greeting are handed over at once.
 */
final class TextReader {
  private final Socket socket;
  private final InputBuffer input;
  private final WireChoice choice;
  private final LinkListener listener;
  private final Duration pause;
  private final LastLine lastLine = new LastLine();
  private int handedOver; // bytes at the start of the input, handed over but maybe a greeting's

  TextReader(
      Socket socket, InputBuffer input, WireChoice choice, LinkListener listener, Duration pause) {
    this.socket = socket;
    this.input = input;
    this.choice = choice;
    this.listener = listener;
    this.pause = pause;
  }

  /**
   * Reads until the server greets as a chat server, or the input ends.
   *
   * @param silence how long an unfinished line may become a greeting
   * @return the highest version the server speaks; empty at the end
   */
  OptionalInt readUntilGreeted(Duration silence) throws IOException {
    while (choice.wire() == Wire.UNDECIDED) {
      if (!fill(input.size() > handedOver ? silence : Duration.ZERO)) {
        handOver(input.size());
        return OptionalInt.empty();
      }
      OptionalInt version = findGreeting();
      if (version.isPresent()) {
        return version;
      }
    }
    readText();
    return OptionalInt.empty();
  }

  /** Returns the last line handed over: a server that closes then is likely to say why in it. */
  String lastLine() {
    return lastLine.toString();
  }

  private void readText() throws IOException {
    boolean more = true;
    while (more) {
      boolean isNew = input.size() > handedOver;
      handOver(input.size());
      skip(input.size());
      more = fill(isNew ? pause : Duration.ZERO);
    }
  }

  /** Waits for bytes, at most this long (zero: without limit). Returns false at the end. */
  private boolean fill(Duration limit) throws IOException {
    socket.setSoTimeout((int) limit.toMillis());
    try {
      boolean more = input.fill();
      if (more && choice.wire() == Wire.UNDECIDED) {
        listener.bytesArrived();
      }
      return more;
    } catch (SocketTimeoutException e) {
      handOver(input.size());
      listener.textPaused();
      return true;
    }
  }

  private OptionalInt findGreeting() {
    int end = lineEnd();
    while (end > 0) {
      OptionalInt version = Greeting.version(input.copy(end));
      if (version.isPresent() && choice.decide(Wire.FRAMES)) {
        input.skip(end);
        return version;
      }
      handOver(end);
      // A chat server that is full says so in a line with a star, and closes: that decides nothing.
      if (input.get(0) != '*') {
        listener.notGreeted();
      }
      skip(end);
      end = lineEnd();
    }
    if (input.size() > Greeting.MAX_BYTES) {
      handOver(input.size());
      skip(input.size());
    }
    return OptionalInt.empty();
  }

  /** Returns how many bytes the first line has with its line feed; 0 if it is unfinished. */
  private int lineEnd() {
    for (int i = 0; i < input.size(); i++) {
      if (input.get(i) == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private void skip(int count) {
    input.skip(count);
    handedOver = 0;
  }

  /** Hands over the first {@code end} bytes, but for those that were handed over before. */
  private void handOver(int end) {
    if (end > handedOver) {
      byte[] bytes = Arrays.copyOfRange(input.copy(end), handedOver, end);
      lastLine.add(bytes, 0, bytes.length);
      listener.text(bytes);
      handedOver = end;
    }
  }
}
