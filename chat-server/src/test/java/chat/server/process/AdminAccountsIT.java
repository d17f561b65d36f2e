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

/** The operator's commands for accounts, as processes beside a server's or without one. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its shells have no such sockets")
class AdminAccountsIT extends AdminProcesses {
  @Test
  void accountsAreResetAndDeletedWithoutAServerAndItIsRecorded() throws Exception {
    String secret = "a secret for alice alone";
    try (ServerProcess server = server();
        FramedUser alice = FramedUser.at(server.awaitPort());
        FramedUser bob = FramedUser.at(server.awaitPort())) {
      registers(alice, "alice");
      alice.sends("BYE");
      bob.greetsAs("bob");
      bob.sends("TELL 1 alice⏎" + secret);
      bob.seesOneLike("ACK 1 @ .*");
      assertEquals(0, server.stop());
    }
    FinishedCommand token = admin("reset-password", "alice");
    assertTrue(token.output().matches("chat_\\S{43}\n"), token::output);
    try (ServerProcess server = server();
        FramedUser alice = FramedUser.at(server.awaitPort())) {
      alice.sends("AUTH token⏎" + token.output().strip());
      alice.seesOneLike("ACCOUNT alice 1");
      assertEquals(0, server.stop());
    }
    assertEquals(
        refused("nothing is deleted: add --yes to delete alice"), admin("delete-account", "alice"));
    assertTrue(isStored(secret));
    assertEquals(
        new FinishedCommand(
            0,
            """
            deleted the account alice (number 1): its password, 0 devices, 0 keys, 0 roles and the direct messages to it
            its messages that are not deleted stay; anyone may take its nick now
            """),
        admin("delete-account", "alice", "--yes"));
    assertFalse(isStored(secret));
    assertEquals(new FinishedCommand(0, "there is no account\n"), admin("accounts"));
    String audit = admin("audit", "--json").output();
    assertEquals(2, audit.lines().count(), audit);
    assertTrue(audit.contains("\"target\":\"alice (account 1)\""), audit);
    assertTrue(
        audit.contains("\"actor\":\"console:" + System.getProperty("user.name") + "\""), audit);
    try (ServerProcess server = server()) {
      server.awaitPort();
      assertEquals(audit, admin("audit", "--json").output());
      assertEquals(0, admin("drain").exitCode());
      assertEquals(0, server.awaitExit());
    }
    assertEquals(refused(none()), admin("announce", "cake", "at", "four"));
  }

  @Test
  void operatorsAreMadeWithoutAServerAndUnmadeWithOne() throws Exception {
    try (ServerProcess server = server();
        FramedUser alice = FramedUser.at(server.awaitPort())) {
      registers(alice, "alice");
      assertEquals(0, server.stop());
    }
    assertEquals(
        new FinishedCommand(0, "{\"nick\":\"alice\",\"number\":1,\"operator\":true}\n"),
        admin("op", "ALICE", "--json"));
    try (ServerProcess server = server();
        FramedUser alice = FramedUser.at(server.awaitPort());
        FramedUser bob = FramedUser.at(server.awaitPort())) {
      alice.sends("AUTH password alice⏎correct horse battery");
      alice.seesOneLike("DONE AUTH password");
      alice.greetsAs("alice");
      alice.joins("#lobby");
      bob.greetsAs("bob");
      bob.joins("#lobby");
      alice.sends("MOD kick #lobby bob");
      bob.seesOneLike("KICKED #lobby bob alice.*");
      bob.joins("#lobby");
      assertEquals(
          new FinishedCommand(0, "alice is no longer an operator\n"), admin("deop", "alice"));
      alice.sends("MOD kick #lobby bob");
      alice.seesOneLike("ERROR no-right MOD kick.*");
      assertEquals(0, server.stop());
    }
    assertEquals(
        List.of("op", "kick", "deop"),
        admin("audit", "--json")
            .output()
            .lines()
            .map(line -> line.replaceAll(".*\"action\":\"(.*?)\".*", "$1"))
            .toList());
    assertEquals(refused("no account has the nick zed"), admin("op", "zed"));
  }

  @Test
  void botsAreMarkedWithAServerAndWithoutOne() throws Exception {
    try (ServerProcess server = server();
        FramedUser helper = FramedUser.at(server.awaitPort())) {
      registers(helper, "helper");
      assertEquals(
          new FinishedCommand(0, "helper is a bot now: 20 messages a second\n"),
          admin("bot", "helper"));
      assertEquals(0, server.stop());
    }
    assertEquals(
        new FinishedCommand(0, "{\"nick\":\"helper\",\"number\":1,\"bot\":50}\n"),
        admin("bot", "helper", "--rate", "50", "--json"));
    try (ServerProcess server = server();
        FramedUser helper = FramedUser.at(server.awaitPort())) {
      helper.sends("AUTH password helper⏎correct horse battery");
      helper.seesOneLike("DONE AUTH password");
      helper.sends("HELLO 1 helper helper-client-id-of-a-test");
      String welcome = helper.seesOneLike("WELCOME .*");
      assertTrue(welcome.contains("⏎rate 50 250⏎"), welcome);
      assertEquals(0, server.stop());
    }
    assertEquals(
        new FinishedCommand(0, "helper is no longer a bot\n"), admin("bot", "helper", "--off"));
    assertEquals(3, admin("audit", "--json").output().lines().count());
    assertEquals(2, admin("bot", "helper", "--off", "--rate", "5").exitCode());
  }

  @Test
  void tokenMadeWithoutAServerIsLimitedOnEachStart() throws Exception {
    try (ServerProcess server = server();
        FramedUser helper = FramedUser.at(server.awaitPort())) {
      registers(helper, "helper");
      helper.joins("#builds");
      helper.sends("SAY 1 #builds⏎first");
      helper.seesOneLike("ACK 1 #builds 1 .*");
      assertEquals(0, server.stop());
    }
    assertEquals(2, admin("token", "helper").exitCode());
    assertEquals(1, admin("token", "helper", "--name", "ci", "--room", "").exitCode());
    String token =
        admin("token", "helper", "--name", "ci", "--read", "--room", "builds").output().strip();
    assertTrue(token.matches("chat_\\S{43}"), token);
    for (int start = 0; start < 2; start++) {
      try (ServerProcess server = server();
          FramedUser program = FramedUser.at(server.awaitPort())) {
        program.sends("AUTH token⏎" + token);
        program.seesOneLike("DONE AUTH token");
        program.sends("HELLO 1 helper the-client-id-of-a-program");
        program.sends("JOIN #builds");
        program.seesOneLike("SAID #builds 1 .*⏎first");
        program.sends("SAY 1 #builds⏎hi");
        program.seesOneLike("ERROR no-right SAY 1⏎this token may only read, and only in #builds");
        program.sends("JOIN #lobby");
        program.seesOneLike("ERROR no-right JOIN #lobby⏎.*");
        assertEquals(0, server.stop());
      }
    }
    String audit = admin("audit", "--json").output();
    assertTrue(audit.contains("\"reason\":\"ci: read #builds\""), audit);
  }

  @Test
  void deletedAccountsInboxVanishesFromTheFilesOfARunningServer() throws Exception {
    String secret = "a secret of bob for alice";
    try (ServerProcess server = server();
        FramedUser alice = FramedUser.at(server.awaitPort());
        FramedUser bob = FramedUser.at(server.awaitPort())) {
      registers(alice, "alice");
      bob.greetsAs("bob");
      for (int i = 1; i <= 300; i++) {
        bob.sends("TELL %d alice⏎%s %d %s".formatted(i, secret, i, "x".repeat(i * 5)));
      }
      bob.seesOneLike("ACK 300 @ .*");
      assertEquals(0, admin("delete-account", "alice", "--yes").exitCode());
      alice.seesOneLike("BYE logged-out⏎the operator has deleted this account");
      await().atMost(Captured.PATIENCE).until(() -> !isStored(secret));
      assertEquals(0, server.stop());
    }
    assertFalse(isStored(secret));
  }
}
