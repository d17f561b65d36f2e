package chat.server.admin;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Sends a command to the server that uses a folder. The main thread. */
public final class AdminClient {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MAX_ANSWER_BYTES = 16 << 20;
  private static final String OK = "ok\n";
  private static final String ERROR = "error: ";

  private AdminClient() {}

  /**
   * Returns the lines of the server's answer.
   *
   * @param command a line: {@code status}, or a JSON object
   * @throws NoServerException if there is no server to ask
   * @throws AdminException if the server refuses the command
   * @throws IOException if the server doesn't answer, or may not be asked by this user
   */
  public static String ask(Path folder, String command) throws IOException, AdminException {
    try (TimedChannel channel = new TimedChannel(connect(folder))) {
      channel.write(command + "\n", LIMIT);
      String answer = channel.readAll(MAX_ANSWER_BYTES, LIMIT);
      if (answer.startsWith(ERROR)) {
        throw new AdminException(answer.substring(ERROR.length()).strip());
      }
      if (!answer.startsWith(OK)) {
        throw new IOException(
            "the server in the folder %s stopped before it answered".formatted(folder));
      }
      return answer.substring(OK.length());
    }
  }

  private static SocketChannel connect(Path folder) throws IOException {
    requireAccess(folder);
    try {
      return connect(AdminFile.address(folder), folder);
    } catch (NoServerException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      throw new NoServerException(e.getMessage(), e);
    }
  }

  /** To another user, the folder of a running server looks like one without a server. */
  private static void requireAccess(Path folder) throws IOException {
    Path socket = AdminFile.in(folder);
    boolean isClosed = Files.isDirectory(folder) && !Files.isExecutable(folder);
    if (isClosed || (Files.exists(socket) && !Files.isWritable(socket))) {
      throw new IOException(
          "can't use %s: permission denied. Run this as the server's user".formatted(socket));
    }
  }

  private static SocketChannel connect(UnixDomainSocketAddress address, Path folder)
      throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      // A blocking one would wait as long as the server answers others.
      channel.configureBlocking(false);
      channel.connect(address);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw new NoServerException(
          "no server answers in the folder %s: start one there, or give the server's folder with"
                  .formatted(folder)
              + " --data",
          e);
    }
  }
}
