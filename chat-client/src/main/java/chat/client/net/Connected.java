package chat.client.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** An open connection, and how long it took to open. */
public record Connected(ServerAddress address, Socket socket, Duration took) {
  /** Returns what protects the connection. */
  LinkSecurity security() {
    InetAddress server = socket.getInetAddress();
    return LinkSecurity.plain(server != null && server.isLoopbackAddress());
  }

  /** Closes the connection unused. */
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Closing is all that was wanted of it.
    }
  }
}
