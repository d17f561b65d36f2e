package chat.server.log.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The id that the system has from one boot to the next. Any thread. */
public final class BootId {
  private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

  private BootId() {}

  /** Returns the id; empty on a system that has none. */
  public static Optional<String> read() {
    try {
      return Optional.of(Files.readString(LINUX).strip()).filter(id -> !id.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
