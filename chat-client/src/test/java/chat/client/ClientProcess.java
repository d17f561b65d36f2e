package chat.client;

import chat.fixture.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts the built client as a process of its own. */
final class ClientProcess {
  private static final Path JAR = Path.of("target", "chat-client.jar");

  private ClientProcess() {}

  static Program start(String... args) throws IOException {
    return Program.start(Program.command(JAR, List.of(), args));
  }

  /** Starts the client for a person with this login name. */
  static Program startAs(String account, String... args) throws IOException {
    return Program.start(Program.command(JAR, List.of("-Duser.name=" + account), args));
  }
}
