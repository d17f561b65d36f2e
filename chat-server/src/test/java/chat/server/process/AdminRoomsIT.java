package chat.server.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.fixture.FinishedCommand;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The operator's commands for rooms, as processes beside a server's or without one. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its shells have no such sockets")
class AdminRoomsIT extends AdminProcesses {
  @Test
  void roomsAreSeenAndChangedWithAServerAndWithoutOne() throws Exception {
    FinishedCommand all;
    FinishedCommand den;
    try (ServerProcess server = server();
        FramedUser alice = FramedUser.at(server.awaitPort())) {
      alice.greetsAs("alice");
      alice.sends("AUTH register⏎correct horse battery");
      alice.seesOneLike("DONE AUTH register");
      alice.joins("#den");
      alice.sends("MOD set #den private");
      alice.seesOneLike("DONE MOD set");
      alice.sends("SAY 1 #den⏎among us");
      alice.seesOneLike("ACK 1 #den 1 .*");
      assertEquals(0, admin("room", "den/1", "set", "slow", "3").exitCode());
      alice.seesOneLike("SETTINGS #den owner⏎.*slow 3.*");
      alice.sends("BYE");
      alice.seesOneLike("BYE .*");
      all = admin("rooms", "--all", "--json");
      den = admin("rooms", "den/1");
      assertEquals(0, server.stop());
    }
    assertTrue(all.output().contains("\"room\":\"#den/0001\""), all::output);
    assertTrue(all.output().contains("\"owner\":\"alice\""), all::output);
    assertEquals(all, admin("rooms", "--all", "--json"));
    assertEquals(den, admin("rooms", "den/1"));
    assertEquals(
        new FinishedCommand(
            1,
            "chat-server: this server has no public room #den; name a private one by its log:"
                + " #den/0001\n"),
        admin("room", "den", "set", "slow", "0"));
    assertEquals(2, admin("room", "den/1", "sit").exitCode());
    assertEquals(0, admin("delete-account", "alice", "--yes").exitCode());
    assertTrue(admin("room", "den/1", "set", "public").output().contains("#den  public"));
    try (ServerProcess server = server();
        FramedUser bob = FramedUser.at(server.awaitPort())) {
      bob.greetsAs("bob");
      bob.sends("JOIN #den 0");
      bob.seesOneLike("SAID #den 1 .*among us");
      assertEquals(0, server.stop());
    }
  }

  private FramedUser alice(ServerProcess server) throws Exception {
    FramedUser alice = FramedUser.at(server.awaitPort());
    alice.greetsAs("alice");
    alice.sends("AUTH register⏎correct horse battery");
    alice.seesOneLike("DONE AUTH register");
    alice.joins("#tea");
    return alice;
  }

  private static final String SECRET = "forgettable";

  /** Writes so much that SQLite moves rows between pages. */
  private static void writes(FramedUser alice, int count) {
    for (int i = 1; i <= count; i++) {
      alice.sends("SAY %d #tea⏎%s %d %s".formatted(i, SECRET, i, "x".repeat(i % 50 * 20)));
    }
    alice.seesOneLike("ACK %d #tea .*".formatted(count));
  }

  @Test
  void messagesOfADeletedAccountVanishFromTheFilesOfARunningServer() throws Exception {
    try (ServerProcess server = server();
        FramedUser bob = FramedUser.at(server.awaitPort());
        FramedUser alice = alice(server)) {
      bob.greetsAs("bob");
      bob.joins("#tea");
      writes(alice, 250);
      alice.sends("TELL 251 bob⏎" + SECRET);
      alice.seesOneLike("ACK 251 @ .*");
      bob.sends("SAY 1 #tea⏎mine stays");
      bob.seesOneLike("ACK 1 #tea 251 .*");
      FinishedCommand deleted = admin("delete-account", "alice", "--messages", "--yes");
      assertTrue(
          deleted.output().endsWith("deleted 251 messages of it; their places stay\n"),
          deleted::output);
      bob.sends("SAY 2 #tea⏎the next number");
      bob.seesOneLike("ACK 2 #tea 252 .*");
      bob.sends("SEARCH #tea 10⏎" + SECRET);
      bob.seesNext("DONE SEARCH #tea");
      await().atMost(Captured.PATIENCE).until(() -> !isStored(SECRET));
      assertEquals(0, server.stop());
    }
    assertEquals(0, FinishedCommand.run(check()).exitCode());
    assertTrue(admin("audit").output().contains("delete-messages  -     alice (account 1)"));
  }

  private List<String> check() {
    return ServerProcess.command(List.of("-Xmx64m"), "check", "--data", data().toString());
  }

  @Test
  void messagesOfADeletedAccountVanishFromAFolderWithoutAServer() throws Exception {
    try (ServerProcess server = server();
        FramedUser alice = alice(server)) {
      writes(alice, 250);
      assertEquals(0, server.stop());
    }
    assertTrue(isStored(SECRET));
    FinishedCommand deleted = admin("delete-account", "alice", "--messages", "--yes", "--json");
    assertTrue(deleted.output().endsWith("{\"messages\":250}\n"), deleted::output);
    assertFalse(isStored(SECRET));
    assertEquals(0, FinishedCommand.run(check()).exitCode());
  }
}
