package chat.client;

import chat.client.view.LineOutput;
import chat.client.view.Stdio;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Asks a person at a terminal before there is a session. It reads no byte beyond the answer's line,
 * since what follows is typed for the chat. The main thread.
 */
final class TerminalDialog {
  private static final int MAX_BYTES = 1_000;

  private final Stdio stdio;
  private final LineOutput out;

  TerminalDialog(Stdio stdio) {
    this.stdio = stdio;
    this.out = new LineOutput(stdio.out(), stdio.charset(), why -> {});
  }

  /** Prints lines. */
  void print(String lines) {
    out.print(lines);
  }

  /** Prints a question, and returns the line typed then; empty at the end of the input. */
  Optional<String> ask(String question) throws IOException {
    print(question);
    ByteArrayOutputStream typed = new ByteArrayOutputStream();
    int next = stdio.in().read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n' && typed.size() < MAX_BYTES) {
      typed.write(next);
      next = stdio.in().read();
    }
    return Optional.of(typed.toString(stdio.charset()).strip());
  }
}
