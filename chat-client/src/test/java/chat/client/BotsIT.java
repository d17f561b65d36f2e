package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.documents.MarkdownPage;
import chat.fixture.Captured;
import chat.fixture.Program;
import chat.fixture.Skips;
import chat.server.fixture.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the bots that the manual shows, as they are in it, against a real server. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the manual's paths are not those of Windows")
final class BotsIT {
  private static final List<String> MANUAL =
      MarkdownPage.of("chat-client/README.md").section("Complete bots");

  @TempDir private Path folder;

  private int questions;

  /** Returns the code block of this language. */
  private static String code(String language) {
    int start = MANUAL.indexOf("```" + language) + 1;
    assertTrue(start > 0, () -> "the manual has no bot in " + language);
    List<String> code =
        MANUAL.subList(start, MANUAL.size()).stream()
            .takeWhile(line -> !line.equals("```"))
            .toList();
    return String.join("\n", code) + "\n";
  }

  private static void needs(String... programs) {
    for (String program : programs) {
      boolean isThere =
          Stream.of(System.getenv("PATH").split(File.pathSeparator))
              .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
      Skips.unless(isThere, "there is no " + program + " here");
    }
  }

  private static ServerProcess server() throws IOException {
    return ServerProcess.start("--port", "0", "--data", "none", "--rate", "0");
  }

  /** Starts a bot in a folder where scripts/chat-client is the client that was built. */
  private Program bot(String interpreter, String language, String... args) throws IOException {
    Path scripts = Files.createDirectories(folder.resolve("scripts"));
    List<String> java = Program.command(Path.of("target", "chat-client.jar"), List.of());
    String quoted = String.join("' '", java);
    Path client = scripts.resolve("chat-client");
    Files.writeString(client, "#!/bin/sh\nexec '" + quoted + "' \"$@\"\n");
    Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(folder.resolve("bot"), code(language));
    List<String> command = new ArrayList<>(List.of(interpreter, "bot"));
    command.addAll(List.of(args));
    return Program.startIn(folder, command);
  }

  /** Asks until there is an answer: the bot need not have entered the room yet. */
  private void asksUntil(Program person, String question, String answer) {
    await()
        .atMost(Captured.PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              questions++;
              person.types(question + "\n");
              return person.out().toString().contains(answer);
            });
  }

  private static long count(Program person, String part) {
    return person.out().toString().lines().filter(line -> line.contains(part)).count();
  }

  @Test
  void pythonBotLearnsAndAnswersWhatIsAskedNow() throws Exception {
    needs("python3");
    Files.writeString(folder.resolve("facts.json"), "{\"old\": \"an old fact\"}", UTF_8);
    try (ServerProcess server = server();
        Program alice = ClientProcess.start("alice@" + server.address(), "--room", "tea")) {
      alice.types("?old\n/rooms\n").err().sees("* #tea");
      try (Program bot = bot("python3", "python", "facts@" + server.address(), "--room", "tea")) {
        asksUntil(
            alice, "!learn w\u00e4rme = 20 \u00b0C = 68 \u00b0F", "facts: w\u00e4rme is learned\n");
        alice.types("?w\u00e4rme\n").out().sees("facts: w\u00e4rme: 20 \u00b0C = 68 \u00b0F\n");
        assertFalse(alice.out().toString().contains("an old fact"), "it answered the past");
        alice.types("/msg facts ?old\n").out().sees("[facts] old: an old fact\n");
        assertTrue(Files.readString(folder.resolve("facts.json"), UTF_8).contains("68"));
        assertEquals("", bot.err().toString());
      }
    }
  }

  @Test
  void bashBotAnswersWhatIsAskedNow() throws Exception {
    needs("bash", "jq", "uptime", "mkfifo", "mktemp");
    try (ServerProcess server = server();
        Program alice = ClientProcess.start("alice@" + server.address(), "--room", "tea")) {
      alice.types("!load\n".repeat(20)).types("/rooms\n").err().sees("* #tea");
      try (Program bot = bot("bash", "bash", "load@" + server.address(), "--room", "tea")) {
        asksUntil(alice, "!load", "load: ");
        alice.types("/msg load !load\n").out().sees("[load] ");
        assertTrue(alice.out().toString().contains("load average"), alice.out()::toString);
        assertTrue(count(alice, "load: ") <= questions, "it answered the past");
        assertFalse(bot.err().toString().contains("no answer"), bot.err()::toString);
      }
    }
  }
}
