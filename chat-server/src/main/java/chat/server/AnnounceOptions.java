package chat.server;

import chat.server.announce.Announcement;
import chat.server.announce.Announcer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the command line about announcing the server. The main thread. */
final class AnnounceOptions {
  @Option(
      names = "--no-announce",
      description =
          "Don't announce the server on the local network (default: announce it if others can"
              + " reach it, so that chat-client --discover finds it).")
  private boolean silent;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "Announce the server by this name (default: this computer's).")
  private String name = "";

  /** Announces a server, if others can reach it. */
  Optional<Announcer> start(InetSocketAddress listening) {
    Announcement announcement =
        new Announcement(name.isBlank() ? computer() : name, listening, Optional.empty());
    return silent || !announcement.isOfUse()
        ? Optional.empty()
        : Optional.of(Announcer.start(announcement));
  }

  private static String computer() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "chat-server";
    }
  }
}
