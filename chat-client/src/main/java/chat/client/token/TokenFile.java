package chat.client.token;

import chat.file.FileFailure;
import chat.protocol.Limits;
import chat.protocol.account.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/** A file that has a token and nothing else. Any thread. */
public final class TokenFile {
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private TokenFile() {}

  /**
   * Reads the token.
   *
   * @throws IOException if there is none, or others could read it, too; the message is for a person
   */
  public static Secret read(Path file) throws IOException {
    requirePrivate(file);
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(Limits.MAX_SECRET_BYTES + 1);
    } catch (IOException e) {
      throw new IOException(
          "can't read the token in %s: %s".formatted(file, FileFailure.reason(e)), e);
    }
    int from = 0;
    int to = content.length;
    while (from < to && content[from] <= ' ' && content[from] >= 0) {
      from++;
    }
    while (to > from && content[to - 1] <= ' ' && content[to - 1] >= 0) {
      to--;
    }
    Secret token = Secret.copyOf(content, from, to);
    Arrays.fill(content, (byte) 0);
    if (token.isEmpty() || to > Limits.MAX_SECRET_BYTES || isSeveralWords(token)) {
      throw new IOException(file + " has no token: it must be the only word in it");
    }
    return token;
  }

  /** Refuses a file that others can read, where files have such permissions. */
  static void requirePrivate(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null || Files.notExists(file)) {
      return;
    }
    if (view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
      throw new IOException(
          "others can read the token in %s: type chmod 600 %s".formatted(file, file));
    }
  }

  private static boolean isSeveralWords(Secret token) {
    for (byte b : token.reveal()) {
      if (b <= ' ' && b >= 0) {
        return true;
      }
    }
    return false;
  }
}
