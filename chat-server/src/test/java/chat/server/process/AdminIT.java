package chat.server.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.fixture.FinishedCommand;
import chat.server.fixture.FramedUser;
import chat.server.fixture.Json;
import chat.server.fixture.ServerProcess;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The operator's commands, as processes beside a server's or without one. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its shells have no such sockets")
class AdminIT extends AdminProcesses {
  @Test
  void sameIsPrintedWithAServerAndWithoutOne() throws Exception {
    assertEquals(
        refused(
            "the folder %s has no messages: name the folder of a server with --data"
                .formatted(data())),
        admin("rooms"));
    FinishedCommand rooms;
    FinishedCommand accounts;
    try (ServerProcess server = server()) {
      try (FramedUser alice = FramedUser.at(server.awaitPort())) {
        alice.greetsAs("alice");
        alice.joins("#Tea");
        alice.sends("AUTH register⏎correct horse battery");
        alice.seesOneLike("ACCOUNT alice 1");
        alice.sends("SAY 1 #tea⏎hello");
        alice.seesOneLike("ACK 1 #Tea 1 .*");
        FinishedCommand users = admin("users", "--json");
        assertEquals("alice", Json.value(users.output(), "$.nick"), users.output());
        alice.sends("BYE");
        alice.seesOneLike("BYE .*");
      }
      await().atMost(Captured.PATIENCE).until(() -> users().equals("no user is connected\n"));
      rooms = admin("rooms");
      accounts = admin("accounts", "--json");
      assertEquals(0, admin("status").exitCode());
      assertEquals("true", "" + Json.isValid(admin("status", "--json").output()));
      assertEquals(0, server.stop());
    }
    assertEquals(
        new FinishedCommand(0, "room  members  last  topic\n#Tea  0        1     -\n"), rooms);
    assertEquals("alice", Json.value(accounts.output(), "$.nick"), accounts.output());
    assertEquals(rooms, admin("rooms"));
    assertEquals(accounts, admin("accounts", "--json"));
    assertEquals(accounts, admin("accounts", "ALICE", "--json"));
    assertEquals(refused(none()), admin("users"));
    FinishedCommand status = admin("status");
    assertTrue(status.output().contains("no server answers in the folder"), status::output);
    assertEquals(1, status.exitCode());
  }

  @Test
  void bansAreMadeAndTakenBackWithAServerAndWithoutOne() throws Exception {
    try (ServerProcess server = server();
        FramedUser bob = FramedUser.at(server.awaitPort())) {
      bob.greetsAs("bob");
      bob.joins("#tea");
      bob.sends("SAY 1 #tea⏎hello");
      bob.seesOneLike("ACK 1 #tea 1 .*");
      FinishedCommand ban = admin("ban", "bob", "--room", "tea", "--reason", "spam");
      bob.seesOneLike("KICKED #tea bob console ban⏎spam");
      assertEquals(0, ban.exitCode());
      assertEquals(ban, admin("bans"));
      assertEquals(0, server.stop());
      assertEquals(ban, admin("bans"));
    }
    assertEquals(new FinishedCommand(0, "ban 1 is taken back\n"), admin("unban", "1"));
    assertEquals(refused("there is no ban 1; bans lists them"), admin("unban", "1"));
    FinishedCommand ban = admin("ban", "nick:bob", "--room", "#TEA", "--for", "7d", "--json");
    assertEquals(0, ban.exitCode());
    assertEquals("#tea", Json.value(ban.output(), "$.room"), ban.output());
    assertEquals(refused(none()), admin("kick", "bob"));
    assertEquals(2, admin("ban", "bob", "--for", "x").exitCode());
    try (ServerProcess server = server();
        FramedUser bob = FramedUser.at(server.awaitPort())) {
      assertEquals(ban, admin("bans", "--json"));
      bob.greetsAs("bob");
      bob.sends("JOIN #tea");
      bob.seesOneLike("ERROR banned JOIN #tea⏎.*");
      assertEquals(0, server.stop());
    }
    assertEquals(
        List.of("ban", "unban", "ban"),
        admin("audit", "--json")
            .output()
            .lines()
            .map(line -> line.replaceAll(".*\"action\":\"(.*?)\".*", "$1"))
            .toList());
  }

  private String users() throws Exception {
    return admin("users").output();
  }
}
