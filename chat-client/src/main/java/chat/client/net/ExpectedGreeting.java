package chat.client.net;

import chat.protocol.input.InputBuffer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the first line of a server that was a chat server before. The reader thread runs it.
 *
 * <p>It accepts nothing else: another program may have the port meanwhile, and must not be sent
 * what was meant for the chat.
 */
final class ExpectedGreeting {
  private final Socket socket;
  private final InputBuffer input;
  private final Duration patience;

  ExpectedGreeting(Socket socket, InputBuffer input, Duration patience) {
    this.socket = socket;
    this.input = input;
    this.patience = patience;
  }

  /**
   * Returns the highest version the server speaks; empty if its first line is no greeting.
   *
   * @throws SocketTimeoutException if there is no whole line in time
   */
  OptionalInt version() throws IOException {
    long start = System.nanoTime();
    Optional<Greeting> greeting = Greeting.next(input);
    while (greeting.isEmpty()) {
      long left = patience.minusNanos(System.nanoTime() - start).toMillis();
      if (left <= 0) {
        throw new SocketTimeoutException("no greeting");
      }
      socket.setSoTimeout((int) left);
      if (!input.fill()) {
        return OptionalInt.empty();
      }
      greeting = Greeting.next(input);
    }
    return greeting.get().version();
  }
}
