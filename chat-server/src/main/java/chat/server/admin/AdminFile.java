package chat.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/** The socket's file in the data folder. Any thread. */
final class AdminFile {
  /** Systems store the path in 108 bytes, some in 104, with a zero byte at the end. */
  private static final int MAX_PATH_BYTES = 103;

  private AdminFile() {}

  static Path in(Path folder) {
    return folder.resolve("admin");
  }

  /**
   * Returns the address of the socket.
   *
   * @throws IOException if the system can't address it; the message says why and what to do
   */
  static UnixDomainSocketAddress address(Path folder) throws IOException {
    Path file = in(folder);
    int bytes = file.toString().getBytes(UTF_8).length;
    if (bytes > MAX_PATH_BYTES) {
      throw new IOException(
          "the path %s has %d bytes, but a socket's may have at most %d. Give a shorter --data"
              .formatted(file, bytes, MAX_PATH_BYTES));
    }
    try {
      return UnixDomainSocketAddress.of(file);
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      throw new IOException("this system has no such sockets", e);
    }
  }
}
