package chat.server.process;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * A client that sends the same bytes as fast as the server reads them, and discards what it gets.
 * Two threads of its own.
 */
final class Flood implements AutoCloseable {
  private static final int CHUNK_BYTES = 64 * 1024;

  private final Socket socket;

  /**
   * Connects and begins.
   *
   * @param first what is sent once
   * @param repeated what is sent from then on
   */
  Flood(int port, byte[] first, byte[] repeated) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write(first);
    byte[] chunk = new byte[Math.max(1, CHUNK_BYTES / repeated.length) * repeated.length];
    for (int i = 0; i < chunk.length; i++) {
      chunk[i] = repeated[i % repeated.length];
    }
    start("flood", () -> send(chunk));
    start("flood-discard", this::discard);
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void send(byte[] chunk) {
    try {
      while (true) {
        socket.getOutputStream().write(chunk);
      }
    } catch (IOException e) {
      // The server or the test has closed the connection.
    }
  }

  private void discard() {
    byte[] buffer = new byte[CHUNK_BYTES];
    try {
      InputStream in = socket.getInputStream();
      while (in.read(buffer) >= 0) {
        // Only to keep the server from waiting for this client.
      }
    } catch (IOException e) {
      // The server or the test has closed the connection.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
