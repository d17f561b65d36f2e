package chat.client.discovery;

import java.net.SocketException;
import java.util.List;
import java.util.function.Consumer;

/** Prints the servers on the local network. The main thread. */
public final class DiscoveryCommand {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  private DiscoveryCommand() {}

  /**
   * Prints them, a line for each address, or a JSON object for each server; returns the exit code.
   *
   * @param out accepts a line at a time
   * @param failure accepts why there are none
   */
  public static int run(boolean json, Consumer<String> out, Consumer<String> failure)
      throws InterruptedException {
    try {
      List<FoundServer> servers = new Discovery().find();
      for (FoundServer server : servers) {
        (json ? List.of(server.json()) : server.lines()).forEach(out);
      }
      if (!servers.isEmpty()) {
        return DONE;
      }
      failure.accept(
          "no server announced itself on the local network within %d s. A server does that if it listens beyond its own computer (--bind 0.0.0.0); networks for guests often keep computers apart"
              .formatted(ServerFinder.LIMIT.toSeconds()));
    } catch (SocketException e) {
      failure.accept("can't list the networks of this computer: " + e.getMessage());
    }
    return FAILED;
  }
}
