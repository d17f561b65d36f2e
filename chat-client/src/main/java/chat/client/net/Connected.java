package chat.client.net;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** An open connection, and how long it took to open. */
public record Connected(ServerAddress address, Socket socket, Duration took) {
  /** Closes the connection unused. */
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Closing is all that was wanted of it.
    }
  }
}
