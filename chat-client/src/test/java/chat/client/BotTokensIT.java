package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import chat.fixture.Program;
import chat.server.fixture.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The built client as a bot of the built server, by a token that its operator made. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the operator's commands need its folder")
final class BotTokensIT {
  @TempDir private Path folder;
  private String data;
  private ClientHome home;

  @BeforeEach
  void setUp() {
    data = folder.resolve("data").toString();
    home = new ClientHome(folder);
  }

  private String admin(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("admin", "--data", data));
    words.addAll(List.of(arguments));
    FinishedCommand done =
        FinishedCommand.run(
            ServerProcess.command(List.of("-Xmx64m"), words.toArray(String[]::new)));
    assertEquals(0, done.exitCode(), done::output);
    return done.output().strip();
  }

  private ServerProcess server() throws Exception {
    return ServerProcess.start("--port", "0", "--data", data);
  }

  @Test
  void botIsMarkedAndItsTokenLimitsItOnEachStartOfTheServer() throws Exception {
    try (ServerProcess server = server();
        Program person = home.starts("helper@" + server.address())) {
      person.types("/register\ncorrect horse\n").err().sees("* you are logged in as helper");
      person.endsInput().exits(0);
      assertEquals(0, server.stop());
    }
    List<String> variable =
        List.of("CHAT_TOKEN=" + admin("token", "helper", "--name", "ci", "--room", "builds"));
    for (int start = 1; start <= 2; start++) {
      try (ServerProcess server = server();
          Program person = home.starts("bob@" + server.address(), "--room", "builds")) {
        assertTrue(admin("bot", "helper").startsWith("helper is a bot now"));
        String text = "build " + start + " is done";
        String[] to = {server.address(), "--room", "builds"};
        try (Program bot =
            home.startsWith(variable, to[0], to[1], to[2], "--json", "--history", "none")) {
          bot.out().sees("{\"event\":\"live\",\"room\":\"#builds\"}");
          bot.types("{\"room\":\"#builds\",\"text\":\"" + text + "\"}\n");
          person.out().sees("helper [bot]: " + text);
          bot.types("/edit " + text + " at last\n");
          bot.out()
              .sees(
                  "{\"event\":\"edited\",\"room\":\"#builds\",\"nick\":\"helper\",\"account\":1,\"bot\":true,");
          bot.types("{\"to\":\"bob\",\"text\":\"psst\"}\n");
          bot.out().sees("\"code\":\"no-right\",\"verb\":\"TELL\",\"target\":\"bob\"");
          bot.endsInput().exits(1);
        }
        try (Program reader = home.starts("carl@" + to[0], to[1], to[2], "--json")) {
          reader.out().sees("\"nick\":\"helper\",\"account\":1,\"bot\":true,\"seq\":");
        }
        home.startsWith(variable, to[0], to[1], to[2], "--send", "again").exits(0, "");
        home.startsWith(variable, to[0], "--send", "in the lobby")
            .exits(
                1,
                """
                * this token may be used only in #builds, and not for the account itself
                * not sent: in the lobby
                """);
        assertEquals(0, server.stop());
      }
    }
  }
}
