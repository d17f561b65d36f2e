package chat.client.config;

import chat.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file of this person's that is replaced whole or not at all. It is readable by its owner alone
 * when it is made, and keeps its permissions when it is replaced; so do the folders above it.
 */
final class OwnFile {
  private final Path path;

  OwnFile(Path path) {
    this.path = path;
  }

  void replace(byte[] content) throws IOException {
    Path target = target();
    Path folder = target.getParent();
    OwnerOnlyFiles.createFolders(folder);
    if (Files.exists(target) && !Files.isWritable(target)) {
      // Moving another one there would not even ask.
      throw new AccessDeniedException(target.toString());
    }
    Path fresh = Files.createTempFile(folder, "." + target.getFileName(), ".new");
    try {
      write(fresh, content);
      if (Files.exists(target)) {
        OwnerOnlyFiles.copyPermissions(target, fresh);
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Where a link leads, which is how people keep such files elsewhere; the link stays. */
  private Path target() throws IOException {
    if (!Files.isSymbolicLink(path)) {
      return path;
    }
    return Files.exists(path)
        ? path.toRealPath()
        : path.resolveSibling(Files.readSymbolicLink(path)).normalize();
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      // Before it takes the other's place: a crash must not leave an empty one there.
      channel.force(true);
    }
  }
}
