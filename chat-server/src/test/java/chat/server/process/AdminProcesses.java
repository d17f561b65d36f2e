package chat.server.process;

import chat.fixture.FinishedCommand;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the operator's commands as processes, beside a server's or without one. */
abstract class AdminProcesses {
  @TempDir private Path temporary;
  private Path data;

  @BeforeEach
  final void nameFolder() {
    data = temporary.resolve("data");
  }

  /** Returns the server's folder. */
  final Path data() {
    return data;
  }

  final ServerProcess server() throws Exception {
    return ServerProcess.start("--port", "0", "--data", data.toString());
  }

  final FinishedCommand admin(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("admin", "--data", data.toString()));
    words.addAll(List.of(arguments));
    return FinishedCommand.run(
        ServerProcess.command(List.of("-Xmx64m"), words.toArray(String[]::new)));
  }

  /** Logs a client in, and makes the folder's first account for its nick. */
  static void registers(FramedUser user, String nick) {
    user.greetsAs(nick);
    user.sends("AUTH register⏎correct horse battery");
    user.seesOneLike("ACCOUNT " + nick + " 1");
  }

  static FinishedCommand refused(String line) {
    return new FinishedCommand(1, "chat-server: " + line + "\n");
  }

  /** Returns what a command is refused with that needs a server. */
  final String none() {
    return "no server runs in the folder %s: start one there, or give the server's folder with --data"
        .formatted(data);
  }

  /** Returns whether any file of the folder has a text. */
  final boolean isStored(String text) throws Exception {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (contains(file, text)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contains(Path file, String text) throws Exception {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
    } catch (NoSuchFileException e) {
      return false; // The server has deleted it meanwhile.
    }
  }
}
