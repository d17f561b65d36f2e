package chat.client.net;

import chat.protocol.InputBuffer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * Reads the first line of a server that was a chat server before. The reader thread's.
 *
 * <p>Nothing else is accepted: what holds the port meanwhile may be another program, and nothing
 * that was meant for the chat is to be sent to it.
 */
final class ExpectedGreeting {
  private static final int MAX_BYTES = 4 * 1024;

  private final Socket socket;
  private final InputBuffer input;
  private final Duration patience;

  ExpectedGreeting(Socket socket, InputBuffer input, Duration patience) {
    this.socket = socket;
    this.input = input;
    this.patience = patience;
  }

  /**
   * The highest version the server speaks; empty if its first line is no greeting.
   *
   * @throws SocketTimeoutException if there is no whole line in time
   */
  OptionalInt version() throws IOException {
    long start = System.nanoTime();
    int checked = 0;
    while (input.size() < MAX_BYTES) {
      long left = patience.minusNanos(System.nanoTime() - start).toMillis();
      if (left <= 0) {
        throw new SocketTimeoutException("no greeting");
      }
      socket.setSoTimeout((int) left);
      if (!input.fill()) {
        return OptionalInt.empty();
      }
      for (; checked < input.size(); checked++) {
        if (input.get(checked) == '\n') {
          return take(checked + 1);
        }
      }
    }
    return OptionalInt.empty();
  }

  private OptionalInt take(int end) {
    OptionalInt version = Greeting.version(input.copy(end));
    input.skip(end);
    return version;
  }
}
