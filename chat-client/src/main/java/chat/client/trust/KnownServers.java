package chat.client.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.config.AtomicFile;
import chat.file.FileFailure;
import chat.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The file of servers that were reached by TLS, a line each; comments start with #. Each operation
 * reads it again, because other clients and people change it. The thread that connects runs it.
 *
 * <p>Whoever can't read it can't know whether a server has changed, so a failure is an exception,
 * and not an unknown server.
 */
final class KnownServers {
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private final Path path;
  // The lock on the file excludes other processes alone.
  private final ReentrantLock lock = new ReentrantLock();

  KnownServers(Path path) {
    this.path = path;
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
    change(line -> isNamed(line, server.name()), Optional.of(server));
  }

  /** Removes these servers. */
  void forget(List<KnownServer> servers) throws IOException {
    change(
        line -> servers.stream().anyMatch(server -> isNamed(line, server.name())),
        Optional.empty());
  }

  private List<KnownServer> matching(Predicate<String> wanted) throws IOException {
    List<KnownServer> found = new ArrayList<>();
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      if (wanted.test(lines.get(i))) {
        found.add(parse(lines.get(i), i + 1));
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

  private void change(Predicate<String> removed, Optional<KnownServer> added) throws IOException {
    lock.lock();
    try {
      OwnerOnlyFiles.createFolders(path.getParent());
      try (FileChannel channel = openLock()) {
        var unused = channel.lock(); // closing the channel releases it
        List<String> lines = new ArrayList<>(lines());
        lines.removeIf(removed);
        added.ifPresent(server -> lines.add(server.line()));
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        new AtomicFile(path).replace(text.getBytes(UTF_8));
      }
    } finally {
      lock.unlock();
    }
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(
        path.resolveSibling("." + path.getFileName() + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  private List<String> lines() throws IOException {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new IOException("it is longer than any list of servers");
      }
      return new String(Files.readAllBytes(path), UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new IOException("can't read %s: %s".formatted(path, FileFailure.reason(e)), e);
    }
  }

  private static boolean isNamed(String line, String name) {
    return firstWord(line).equals(name);
  }

  private static String firstWord(String line) {
    return line.strip().split("\\s", 2)[0];
  }
}
