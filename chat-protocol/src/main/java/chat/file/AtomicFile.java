package chat.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is replaced whole or not at all. A new file, and each new folder above it, is
 * accessible to its owner alone; a file that is replaced keeps its permissions.
 */
public final class AtomicFile {
  private final Path path;

  public AtomicFile(Path path) {
    this.path = path;
  }

  /** Replaces the file, which exists whole also after a crash. */
  public void replace(byte[] content) throws IOException {
    Path target = target();
    Path folder = target.getParent();
    OwnerOnlyFiles.createFolders(folder);
    if (Files.exists(target) && !Files.isWritable(target)) {
      // The move below would replace it all the same.
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

  /** Follows a symbolic link, so that the link stays and the file behind it is replaced. */
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
      // Before the move: after a crash, the file must not be empty.
      channel.force(true);
    }
  }
}
