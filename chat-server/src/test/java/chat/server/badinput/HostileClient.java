package chat.server.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;

/** Sends bytes to a server, ends its output, and returns all that the server sent. */
final class HostileClient {
  private static final int DEADLINE_MILLIS = 120_000;

  private final int port;

  HostileClient(int port) {
    this.port = port;
  }

  /** Sends the bytes at once. */
  Received sends(byte... bytes) {
    return sendsInPieces(bytes, bytes.length);
  }

  /** Sends the bytes one by one, each in a packet of its own. */
  Received sendsByTheByte(byte... bytes) {
    return sendsInPieces(bytes, 1);
  }

  /** Sends the bytes cut short: after the first one, before the last one, and at random. */
  void sendsTruncated(Random random, byte... bytes) {
    for (int length : new int[] {1, random.nextInt(bytes.length), bytes.length - 1}) {
      sends(Arrays.copyOf(bytes, length)).isHarmless();
    }
  }

  private Received sendsInPieces(byte[] bytes, int pieceBytes) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(DEADLINE_MILLIS);
      // The server may stop to read before it has sent all, so neither end may wait for the other.
      Thread writer = new Thread(() -> write(socket, bytes, pieceBytes), "hostile-writer");
      writer.start();
      byte[] received = read(socket);
      writer.join();
      return new Received(received);
    } catch (IOException e) {
      throw new AssertionError("can't connect", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static byte[] read(Socket socket) {
    try {
      return socket.getInputStream().readAllBytes();
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("the connection does not end", e);
    } catch (IOException e) {
      // A reset is an end, too.
      return new byte[0];
    }
  }

  private static void write(Socket socket, byte[] bytes, int pieceBytes) {
    try {
      OutputStream out = socket.getOutputStream();
      for (int i = 0; i < bytes.length; i += pieceBytes) {
        out.write(bytes, i, Math.min(pieceBytes, bytes.length - i));
      }
      socket.shutdownOutput();
    } catch (IOException e) {
      // The server has ended the connection.
    }
  }

  /** Returns a string as UTF-8. */
  static byte[] utf8(String string) {
    return string.getBytes(UTF_8);
  }
}
