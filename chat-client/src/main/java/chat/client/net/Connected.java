package chat.client.net;

import chat.client.net.tls.TlsPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/**
 * An open connection to a server that passed the check.
 *
 * @param socket what is read and written; it encrypts if there is a peer
 * @param network the connection below it, which is closed; the same socket without TLS
 * @param took how long it took to open the connection, without the handshake
 */
public record Connected(
    ServerAddress address, Socket socket, Socket network, Duration took, Optional<TlsPeer> tls) {
  /** Returns an unencrypted connection. */
  public static Connected plain(ServerAddress address, Socket socket, Duration took) {
    return new Connected(address, socket, socket, took, Optional.empty());
  }

  /** Returns what protects the connection. */
  LinkSecurity security() {
    if (tls.isPresent()) {
      boolean isCertified = tls.get().verdict().isTrusted();
      return new LinkSecurity(true, Optional.of(tls.get().fingerprint()), isCertified);
    }
    InetAddress server = network.getInetAddress();
    return LinkSecurity.plain(server != null && server.isLoopbackAddress());
  }

  /** Closes the connection at once; reads and writes that wait end. Any thread. */
  public void close() {
    try {
      // Closing the encrypting socket would wait for a write that the server never reads.
      network.close();
    } catch (IOException e) {
      // Closing is all that was wanted of it.
    }
  }

  /** Ends our side: the server may still send. The writer's thread. */
  void endOutput() throws IOException {
    if (!network.isClosed()) {
      socket.shutdownOutput();
    }
  }
}
