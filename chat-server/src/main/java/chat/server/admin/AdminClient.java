package chat.server.admin;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** Sends a command to the server that uses a folder. The main thread. */
public final class AdminClient {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MAX_ANSWER_BYTES = 1 << 20;
  private static final String OK = "ok\n";

  private AdminClient() {}

  /**
   * Returns the lines of the server's answer.
   *
   * @throws IOException if no server answers; the message says why and what to do
   */
  public static String ask(Path folder, String command) throws IOException {
    UnixDomainSocketAddress address = AdminFile.address(folder);
    try (TimedChannel channel = new TimedChannel(connect(address, folder), LIMIT)) {
      channel.write(command + "\n");
      String answer = channel.readAll(MAX_ANSWER_BYTES);
      if (!answer.startsWith(OK)) {
        throw new IOException(
            "the server in the folder %s refuses: %s".formatted(folder, answer.strip()));
      }
      return answer.substring(OK.length());
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
      throw new IOException(
          "no server answers in the folder %s: start one there, or give the server's folder with"
                  .formatted(folder)
              + " --data",
          e);
    }
  }
}
