package chat.client.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.config.AtomicFile;
import chat.file.FileFailure;
import chat.file.OwnerOnlyFiles;
import chat.protocol.account.Secret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The file of tokens that this device remembers, a line each, readable by its owner alone. Each
 * operation reads it again, because other clients change it. One thread at a time.
 */
public final class RememberedTokens {
  private static final int MAX_BYTES = 1 << 20;

  private final Path path;

  public RememberedTokens(Path path) {
    this.path = path;
  }

  /**
   * Returns the token for a server that proves itself by this identity.
   *
   * @param account the nick of the account to log in to; if absent, the first one's
   * @throws IOException if the file can't be used; the message is for a person
   */
  public Optional<Secret> find(String server, String identity, Optional<String> account)
      throws IOException {
    return tokens().stream()
        .filter(token -> token.isFor(server, identity))
        .filter(token -> account.isEmpty() || token.account().equalsIgnoreCase(account.get()))
        .findFirst()
        .map(RememberedToken::token);
  }

  /** Stores a token, in place of an earlier one of the same account and server. */
  public void remember(String server, String identity, String account, Secret token)
      throws IOException {
    RememberedToken fresh = new RememberedToken(server, account, identity, token);
    change(
        old -> old.isFor(server, identity) && old.account().equalsIgnoreCase(account),
        Optional.of(fresh));
  }

  /** Removes a token that the server has refused. */
  public void forget(Secret token) throws IOException {
    change(old -> old.token().equals(token), Optional.empty());
  }

  private void change(Predicate<RememberedToken> removed, Optional<RememberedToken> added)
      throws IOException {
    OwnerOnlyFiles.createFolders(path.toAbsolutePath().getParent());
    try (FileChannel channel = openLock()) {
      // Closing the channel releases it.
      FileLock unusedLock = channel.lock();
      List<String> lines = new ArrayList<>(lines());
      lines.removeIf(line -> RememberedToken.parse(line).filter(removed).isPresent());
      added.ifPresent(token -> lines.add(token.line()));
      String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
      new AtomicFile(path).replace(text.getBytes(UTF_8));
    }
  }

  private FileChannel openLock() throws IOException {
    return FileChannel.open(
        path.resolveSibling("." + path.getFileName() + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  private List<RememberedToken> tokens() throws IOException {
    return lines().stream().map(RememberedToken::parse).flatMap(Optional::stream).toList();
  }

  private List<String> lines() throws IOException {
    TokenFile.requirePrivate(path);
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new IOException("it is longer than any list of tokens");
      }
      return new String(Files.readAllBytes(path), UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new IOException("can't read %s: %s".formatted(path, FileFailure.reason(e)), e);
    }
  }
}
