package chat.client.bench.load;

import chat.client.bench.measure.TestPlan;
import chat.client.net.Greeting;
import chat.client.net.ServerAddress;
import chat.protocol.Text;
import chat.protocol.input.InputBuffer;
import java.io.IOException;
import java.util.Optional;

/** Reads the text lines that precede a server's first frame. The receiver's thread. */
final class Handshake {
  private static final int MAX_SHOWN_CHARS = 100;

  private final InputBuffer input;
  private final ServerAddress server;

  Handshake(InputBuffer input, ServerAddress server) {
    this.input = input;
    this.server = server;
  }

  /**
   * Reads the greeting.
   *
   * @throws BenchException if it is not a chat server's
   */
  void readGreeting() throws IOException, BenchException {
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

  /** Skips the text that may follow the greeting, up to the first frame or the end of input. */
  void skipText() throws IOException {
    boolean more = true;
    while (more && (input.isEmpty() || input.get(0) != 0)) {
      while (!input.isEmpty() && input.get(0) != 0) {
        input.skip(1);
      }
      more = !input.isEmpty() || input.fill();
    }
  }

  private BenchException refused(Greeting greeting) {
    String line = firstLine(greeting.line());
    if (line.startsWith("* ")) {
      return new BenchException(
          "the server at %s accepts no more connections (%s); %s"
              .formatted(server, line.substring(2), TestPlan.HOW_TO_START));
    }
    String said = line.isEmpty() ? "it said nothing" : "it said: " + line;
    return new BenchException(
        "%s is not a chat server (%s). Check the port, or %s"
            .formatted(server, said, TestPlan.HOW_TO_START));
  }

  private static String firstLine(Text text) {
    String line = text.toString().lines().findFirst().orElse("").replace("\uFFFD", "");
    int chars = Math.min(line.codePointCount(0, line.length()), MAX_SHOWN_CHARS);
    return line.substring(0, line.offsetByCodePoints(0, chars));
  }
}
