package chat.client;

import chat.fixture.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The home folder of a person, in which the built client runs as a process: what it remembers
 * concerns no other test. Not on Windows. The test's thread.
 */
record ClientHome(Path folder) {
  private static final Path JAR = Path.of("target", "chat-client.jar");

  /** Starts a client without a terminal. */
  Program starts(String... args) throws IOException {
    return startsWith(List.of(), args);
  }

  /** Starts a client without a terminal, with more variables like {@code NAME=value}. */
  Program startsWith(List<String> variables, String... args) throws IOException {
    List<String> command = environment(variables);
    command.addAll(Program.command(JAR, List.of(), args));
    return Program.start(command);
  }

  /** Starts a client at a pseudo terminal of script(1), which ends with the client's exit code. */
  Program startsAtTerminal(String type, String... args) throws IOException {
    List<String> command = environment(List.of("TERM=" + type));
    String client = String.join(" ", Program.command(JAR, List.of(), args));
    command.addAll(List.of("script", "-q", "-e", "-c", client, "/dev/null"));
    return Program.start(command);
  }

  private List<String> environment(List<String> variables) {
    List<String> command = new ArrayList<>(List.of("env", "HOME=" + folder));
    command.add("XDG_CONFIG_HOME=" + folder.resolve(".config"));
    command.add("XDG_STATE_HOME=" + folder.resolve(".local/state"));
    command.addAll(variables);
    return command;
  }

  /** The file of remembered tokens. */
  Path tokens() {
    return folder.resolve(".local/state/chat-client/tokens");
  }

  Path history() {
    return folder.resolve(".local/state/chat-client/history");
  }

  /** Returns the only token that is remembered. */
  String token() throws IOException {
    return Files.readString(tokens()).strip().replaceFirst(".* ", "");
  }

  /** Writes a file that its owner alone can read. */
  Path writes(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, content);
  }
}
