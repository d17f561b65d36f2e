package chat.client.bench;

import static chat.client.bench.CannotBenchException.HOW_TO_START;

import chat.client.net.Greeting;
import chat.protocol.InputBuffer;
import chat.protocol.Text;
import java.io.IOException;

/** Reads what a server says before the first frame, which tells whether it is a chat server. */
final class Door {
  private static final int MAX_LINE_BYTES = 4 * 1024;

  private final InputBuffer input;
  private final String server;

  /**
   * The start of a connection.
   *
   * @param server its name, for messages
   */
  Door(InputBuffer input, String server) {
    this.input = input;
    this.server = server;
  }

  /** Reads the greeting. */
  void pass() throws IOException, CannotBenchException {
    int end = 0;
    while (input.size() <= end || input.get(end) != '\n') {
      if (end < input.size()) {
        end++;
      } else if (end > MAX_LINE_BYTES || !input.fill()) {
        throw refused(line(input.size()));
      }
    }
    if (Greeting.version(input.copy(end)).isEmpty()) {
      throw refused(line(end));
    }
    input.skip(end + 1);
  }

  /** Skips the text lines that a newcomer may get to see; false if the input ends with them. */
  boolean skipText() throws IOException {
    boolean more = true;
    while (more && (input.isEmpty() || input.get(0) != 0)) {
      while (!input.isEmpty() && input.get(0) != 0) {
        input.skip(1);
      }
      more = !input.isEmpty() || input.fill();
    }
    return more;
  }

  private CannotBenchException refused(String line) {
    if (line.startsWith("* ")) {
      return CannotBenchException.because(
          "the server at %s takes no more connections (%s); %s"
              .formatted(server, line.substring(2), HOW_TO_START));
    }
    String said = line.isEmpty() ? "it said nothing" : "it said: " + line;
    return CannotBenchException.because(
        "%s is not a chat server (%s). Is the port right? If not, %s"
            .formatted(server, said, HOW_TO_START));
  }

  private String line(int bytes) {
    int shown = Math.min(bytes, 100);
    return Text.repair(input.copy(shown), 0, shown)
        .toString()
        .lines()
        .findFirst()
        .orElse("")
        .replace("\uFFFD", "");
  }
}
