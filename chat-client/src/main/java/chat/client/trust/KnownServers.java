package chat.client.trust;

import chat.file.SharedLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The file of servers that were reached by TLS, a line each; comments start with #. Each operation
 * reads it again, because other clients and people change it. The thread that connects runs it.
 *
 * <p>A file that can't be read is an exception, and not an unknown server: the server may have
 * changed.
 */
final class KnownServers {
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private final Path path;
  private final SharedLines lines;

  KnownServers(Path path) {
    this.path = path;
    this.lines = new SharedLines(path, "servers", MAX_BYTES);
  }

  /**
   * Returns the server of this name, or an empty Optional if it was never reached by TLS.
   *
   * @throws IOException if the file can't be read, or its line is malformed; the message is for a
   *     person
   */
  Optional<KnownServer> find(String name) throws IOException {
    return matching(line -> isNamed(line, name)).stream().findFirst();
  }

  /** Returns those of a host, at whatever port. */
  List<KnownServer> ofHost(String hostKey) throws IOException {
    return matching(line -> firstWord(line).matches("\\Q" + hostKey + "\\E:[0-9]+"));
  }

  /** Stores a server, in place of what was known of it. */
  void remember(KnownServer server) throws IOException {
    lines.change(line -> isNamed(line, server.name()), Optional.of(server.line()));
  }

  /** Removes these servers. */
  void forget(List<KnownServer> servers) throws IOException {
    lines.change(
        line -> servers.stream().anyMatch(server -> isNamed(line, server.name())),
        Optional.empty());
  }

  private List<KnownServer> matching(Predicate<String> wanted) throws IOException {
    List<KnownServer> found = new ArrayList<>();
    List<String> all = lines.read();
    for (int i = 0; i < all.size(); i++) {
      if (wanted.test(all.get(i))) {
        found.add(parse(all.get(i), i + 1));
      }
    }
    return found;
  }

  private KnownServer parse(String line, int number) throws IOException {
    try {
      return KnownServer.parse(line);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "%s:%d: %s. Correct or remove that line".formatted(path, number, e.getMessage()), e);
    }
  }

  private static boolean isNamed(String line, String name) {
    return firstWord(line).equals(name);
  }

  private static String firstWord(String line) {
    return line.strip().split("\\s", 2)[0];
  }
}
