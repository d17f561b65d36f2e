package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import chat.fixture.Program;
import chat.fixture.Skips;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in PROTOCOL.md: a client of 100 lines that loses nothing. */
class MinimalClientIT {
  private static final Path EXAMPLE =
      Path.of("..", "chat-protocol", "examples", "minimal_client.py");

  @TempDir private Path folder;

  @BeforeAll
  static void pythonIsInstalled() throws InterruptedException {
    try {
      FinishedCommand.run(List.of("python3", "--version"));
    } catch (IOException e) {
      throw Skips.because("the example needs python3, which is not installed");
    }
  }

  @Test
  void exampleFitsInAHundredLines() throws IOException {
    assertTrue(Files.readAllLines(EXAMPLE).size() <= 100);
  }

  @Test
  void exampleSendsItsLinesAndPrintsWhatOthersSend() throws Exception {
    try (ServerProcess server = start(0);
        FramedUser alice = inTea("alice", server.awaitPort());
        Program bob = example(server.awaitPort())) {
      alice.sends("JOIN @ 0");
      alice.sees("JOINED #tea bob");
      alice.sends("SAY 1 #tea\ntea?");
      alice.sends("EMOTE 2 #tea\nwaits");
      alice.sends("TELL 3 bob\npsst");
      bob.out().sees("alice: tea?\n");
      bob.out().sees("~ alice waits\n");
      bob.out().sees("[alice] psst\n");
      bob.types("yes\n" + "x".repeat(66_000) + "\nplease\n").endsInput();
      alice.seesOneLike("SAID #tea 3 [0-9]+ bob⏎yes");
      alice.seesOneLike("SAID #tea 4 [0-9]+ bob⏎please");
      alice.sees("LEFT #tea bob");
      bob.exits(0);
      assertTrue(bob.err().toString().startsWith("* SAY 2: "), bob.err()::toString);
    }
  }

  @Test
  void exampleLosesNothingWhenTheServerIsKilled() throws Exception {
    List<String> lines = IntStream.rangeClosed(1, 3_000).mapToObj(i -> "line " + i).toList();
    ServerProcess server = start(0);
    int port = server.awaitPort();
    try (Program bob = example(port)) {
      FramedUser witness = inTea("witness", port);
      for (int third = 0; third < 3; third++) {
        String batch = String.join("\n", lines.subList(third * 1_000, third * 1_000 + 1_000));
        Thread typist = typing(bob, batch + "\n");
        witness.seesOneLike("SAID #tea [0-9]+ [0-9]+ bob⏎line " + (third * 1_000 + 400));
        witness.close();
        server.kill();
        server.close();
        server = start(port);
        witness = inTea("witness", port);
        typist.join();
      }
      bob.endsInput();
      bob.exits(0);
      witness.close();
      assertEquals(lines, log(port));
    } finally {
      server.close();
    }
  }

  @Test
  void exampleAnswersPing() throws Exception {
    try (ServerProcess server = start(0, "--ping=5s", "--verbose");
        FramedUser alice = inTea("alice", server.awaitPort());
        Program bob = example(server.awaitPort())) {
      // The example may take longer to start than alice may leave a PING unanswered.
      while (alice.seesOneLike("PING alive|JOINED #tea bob").startsWith("PING")) {
        alice.sends("PONG alive");
      }
      for (int i = 0; i < 3; i++) {
        alice.sees("PING alive");
        alice.sends("PONG alive");
      }
      bob.types("still here\n").endsInput();
      alice.sees("LEFT #tea bob");
      bob.exits(0);
      assertFalse(server.output().contains("timeout"), server::output);
    }
  }

  private static Thread typing(Program program, String text) {
    Thread typist =
        new Thread(
            () -> {
              try {
                program.types(text);
              } catch (IOException e) {
                // The example has ended, which the test notices.
              }
            });
    typist.start();
    return typist;
  }

  /** Connects a user who is in the room, and so sees who enters it from now on. */
  private static FramedUser inTea(String nick, int port) {
    FramedUser user = FramedUser.at(port);
    user.greetsAs(nick);
    user.joins("#tea");
    return user;
  }

  private static List<String> log(int port) {
    try (FramedUser reader = FramedUser.at(port)) {
      reader.greetsAs("reader");
      reader.seesOneLike("WELCOME .*");
      reader.sends("JOIN #tea 0");
      Pattern message = Pattern.compile("SAID #tea ([0-9]+) [0-9]+ bob⏎(.*)");
      return IntStream.rangeClosed(1, 3_000)
          .mapToObj(
              seq -> {
                MatchResult said = match(message, reader.next());
                assertEquals(seq, Integer.parseInt(said.group(1)));
                return said.group(2);
              })
          .toList();
    }
  }

  private static MatchResult match(Pattern pattern, String frame) {
    var matcher = pattern.matcher(frame);
    assertTrue(matcher.matches(), frame);
    return matcher.toMatchResult();
  }

  private static Program example(int port) throws IOException {
    return Program.start(
        List.of("python3", EXAMPLE.toString(), "localhost", String.valueOf(port), "bob", "#tea"));
  }

  private ServerProcess start(int port, String... more) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of("--port", String.valueOf(port), "--data", folder.resolve("data").toString()));
    arguments.addAll(List.of("--rate", "0"));
    arguments.addAll(List.of(more));
    ServerProcess server = ServerProcess.start(arguments.toArray(String[]::new));
    server.awaitPort();
    return server;
  }
}
