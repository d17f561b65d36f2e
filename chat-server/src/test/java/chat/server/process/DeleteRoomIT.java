package chat.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that deletes a room of a stopped server. */
class DeleteRoomIT {
  @TempDir private Path temporary;

  private FinishedCommand deletes(String room, Path folder) throws Exception {
    return FinishedCommand.run(
        ServerProcess.command(
            List.of("-Xmx64m"), "--delete-room", room, "--data", folder.toString()));
  }

  private static FinishedCommand refused(String line) {
    return new FinishedCommand(1, "chat-server: " + line + "\n");
  }

  private ServerProcess server(Path folder) throws Exception {
    return ServerProcess.start("--port", "0", "--data", folder.toString());
  }

  @Test
  void roomIsDeletedWithItsMessagesAndOthersStay() throws Exception {
    Path folder = temporary.resolve("data");
    try (ServerProcess server = server(folder);
        FramedUser alice = FramedUser.at(server.awaitPort())) {
      alice.greetsAs("alice");
      alice.joins("#Tea");
      alice.sendsAtOnce("TOPIC #Tea⏎at four", "SAY 1 #Tea⏎a confidential pot", "SAY 2 #Tea⏎two");
      alice.seesOneLike("ACK 2 #Tea 2 .*");
      alice.joins("#cake");
      alice.sends("SAY 3 #cake⏎scones");
      alice.seesOneLike("ACK 3 #cake 1 .*");
      assertEquals(
          refused(
              "another chat-server uses the folder %s: stop it, or give another folder with --data"
                  .formatted(folder)),
          deletes("tea", folder));
      assertEquals(0, server.stop());
    }
    assertEquals(
        new FinishedCommand(
            0,
            "deleted #Tea from the folder %s: 2 messages, and its topic: at four\n"
                .formatted(folder)),
        deletes("#tea", folder));
    assertFalse(
        new String(Files.readAllBytes(folder.resolve("messages.db")), UTF_8)
            .contains("confidential"));
    assertEquals(
        refused("the folder %s has no room #tea: check its name".formatted(folder)),
        deletes("tea", folder));
    try (ServerProcess server = server(folder);
        FramedUser bob = FramedUser.at(server.awaitPort())) {
      bob.greetsAs("bob");
      bob.sendsAtOnce("ROOMS", "SEARCH * 5⏎confidential", "SEARCH * 5⏎scones");
      bob.sees("ROOM #cake 0⏎");
      bob.seesNext("ROOM #lobby 0⏎", "DONE ROOMS -");
      bob.seesNext("DONE SEARCH *");
      bob.seesOneLike("PAST #cake 1 [0-9]+ alice⏎scones");
      bob.sees("DONE SEARCH *");
      bob.sends("JOIN #tea 1");
      bob.seesNext("GAP #tea 2 2", "TOPIC #tea⏎", "MEMBERS #tea 1⏎bob", "LIVE #tea 2");
      assertEquals(0, server.stop());
    }
  }

  @Test
  void folderWithoutMessagesIsRefusedAndUnchanged() throws Exception {
    Path missing = temporary.resolve("missing");
    assertEquals(
        refused(
            "the folder %s has no messages: name the folder of a server with --data"
                .formatted(missing)),
        deletes("tea", missing));
    assertFalse(Files.exists(missing));
    assertEquals(
        refused("--delete-room needs a folder, and --data none has none"),
        deletes("tea", Path.of("none")));
    FinishedCommand malformed = deletes("a room", temporary);
    assertEquals(2, malformed.exitCode());
    assertTrue(malformed.output().startsWith("chat-server: --delete-room: "), malformed.output());
  }
}
