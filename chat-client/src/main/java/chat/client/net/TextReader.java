package chat.client.net;

import chat.protocol.Greeting;
import chat.protocol.InputBuffer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Reads plain text, and finds out whether it is a chat server that sends it. The reader thread's.
 *
 * <p>While it is undecided, an unfinished line is held back until the silence is over, for it may
 * become the greeting; whole lines that are none are told at once.
 */
final class TextReader {
  private final Socket socket;
  private final InputBuffer input;
  private final WireChoice choice;
  private final LinkEvents events;
  private final Duration pause;
  private final LastLine lastLine = new LastLine();
  private int told; // bytes at the start of the input that were told and may yet be a greeting's

  TextReader(
      Socket socket, InputBuffer input, WireChoice choice, LinkEvents events, Duration pause) {
    this.socket = socket;
    this.input = input;
    this.choice = choice;
    this.events = events;
    this.pause = pause;
  }

  /**
   * Reads until the server greets as a chat server, or the input ends.
   *
   * @return the version it speaks; empty at the end
   */
  OptionalInt readUntilFrames() throws IOException {
    while (choice.wire() == Wire.UNDECIDED) {
      if (!fill(input.size() > told ? choice.silence() : Duration.ZERO)) {
        tell(input.size());
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

  /** The last line that was told: if the server closes then, it is likely to say why. */
  String lastLine() {
    return lastLine.toString();
  }

  private void readText() throws IOException {
    boolean more = true;
    while (more) {
      boolean news = input.size() > told;
      tell(input.size());
      input.skip(input.size());
      told = 0;
      more = fill(news ? pause : Duration.ZERO);
    }
  }

  /** Waits for bytes, or no longer than {@code wait} (zero: for ever). False at the end. */
  private boolean fill(Duration wait) throws IOException {
    socket.setSoTimeout((int) wait.toMillis());
    try {
      boolean more = input.fill();
      choice.received();
      return more;
    } catch (SocketTimeoutException e) {
      tell(input.size());
      events.pause();
      return true;
    }
  }

  private OptionalInt findGreeting() {
    int end = lineEnd();
    while (end > 0) {
      var version = Greeting.version(input.copy(end));
      if (version.isPresent() && choice.frames()) {
        input.skip(end);
        return version;
      }
      tell(end);
      // A chat server that can't take us says so in a line with a star, and closes: wait for that.
      if (input.get(0) != '*') {
        choice.plainLine();
      }
      input.skip(end);
      told = 0;
      end = lineEnd();
    }
    if (input.size() > Greeting.MAX_BYTES) {
      tell(input.size());
      input.skip(input.size());
      told = 0;
    }
    return OptionalInt.empty();
  }

  /** How many bytes the first line has with its line feed; 0 if it is not whole. */
  private int lineEnd() {
    for (int i = 0; i < input.size(); i++) {
      if (input.get(i) == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  /** Tells what was not told yet of the first {@code end} bytes. */
  private void tell(int end) {
    if (end > told) {
      byte[] bytes = input.copy(end);
      events.text(bytes, told, end);
      lastLine.add(bytes, told, end);
      told = end;
    }
  }
}
