package chat.client.bench;

import static chat.client.bench.CannotBenchException.HOW_TO_START;

import chat.protocol.Greeting;
import chat.protocol.InputBuffer;
import chat.protocol.Text;
import java.io.IOException;
import java.util.Optional;

/** Reads what a server says before the first frame, which tells whether it is a chat server. */
final class Door {
  private static final int SHOWN_CHARS = 100;

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
    Optional<Greeting> greeting = Greeting.next(input);
    while (greeting.isEmpty()) {
      if (!input.fill()) {
        throw refused(Greeting.of(input.copy(input.size())));
      }
      greeting = Greeting.next(input);
    }
    if (greeting.get().version().isEmpty()) {
      throw refused(greeting.get());
    }
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

  private CannotBenchException refused(Greeting greeting) {
    String line = shown(greeting.line());
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

  private static String shown(Text text) {
    String line = text.toString().lines().findFirst().orElse("").replace("\uFFFD", "");
    return line.substring(0, Math.min(line.length(), SHOWN_CHARS));
  }
}
