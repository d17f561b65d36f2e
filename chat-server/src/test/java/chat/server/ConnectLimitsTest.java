package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The limits of connections by address, and what refused clients receive. */
class ConnectLimitsTest {
  private static final String FULL = "* the server is full; try again later";
  private static final String WAIT =
      "\\* wait [0-9]+ s: there were too many new connections from your address";

  private static List<TextUser> connect(TestServer server, String from, int count) {
    List<TextUser> users = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      users.add(TextUser.from(from, server.port()));
    }
    return users;
  }

  @DisabledOnOs(
      value = {OS.MAC, OS.WINDOWS},
      disabledReason = "it has no loopback addresses but 127.0.0.1")
  @Test
  void eachAddressHasItsOwnLimit() {
    try (TestServer server = new ServerSetup().maxPerAddress(2).start()) {
      for (int last = 2; last <= 9; last++) {
        String from = "127.0.0." + last;
        List<TextUser> accepted = connect(server, from, 2);
        accepted.forEach(user -> user.seesNext(TextUser.GREETING));
        try (TextUser third = TextUser.from(from, server.port())) {
          third.seesNext("* there are too many connections from your address; close one first");
          third.seesEnd();
        }
      }
    }
  }

  @DisabledOnOs(
      value = {OS.MAC, OS.WINDOWS},
      disabledReason = "it has no loopback addresses but 127.0.0.1")
  @Test
  void fastConnectsWaitAndAreThenRefusedWhileOthersAreServed() {
    try (TestServer server = new ServerSetup().maxConnects(100).start()) {
      List<TextUser> users = connect(server, "127.0.0.2", 100);
      users.forEach(user -> user.seesNext(TextUser.GREETING));
      // Each turn is 0.6 s after the one before it, so about 16 wait for theirs.
      String first = TextUser.GREETING;
      while (first.equals(TextUser.GREETING)) {
        assertTrue(users.size() < 10_000, "the limit refuses nobody");
        users.addAll(connect(server, "127.0.0.2", 1));
        first = users.get(users.size() - 1).next();
      }
      assertTrue(users.size() > 100 + 14, () -> "only " + users.size() + " connected");
      assertEquals("* there are too many new connections from your address; wait a minute", first);
      users.get(users.size() - 1).seesEnd();
      users.get(users.size() - 2).seesOneLike(WAIT);
      try (TextUser other = TextUser.from("127.0.0.3", server.port())) {
        other.seesNext(TextUser.GREETING);
        other.catchesUp();
      }
      assertTrue(isServedAfterWaiting(users), "nobody had to wait");
      users.forEach(TextUser::close);
    }
  }

  /** On a slow machine, connections after the first hundred may have their turn at once, too. */
  private static boolean isServedAfterWaiting(List<TextUser> users) {
    for (TextUser user : users.subList(100, users.size() - 2)) {
      user.sends("/who #nobody");
      if (user.next().matches(WAIT)) {
        user.sees("* end of /who");
        return true;
      }
    }
    return false;
  }

  /** Closing with input unread would reset the connection. */
  @Test
  void refusedClientThatSendsAtOnceReceivesTheReason() {
    try (TestServer server = new ServerSetup().maxClients(1).start()) {
      server.guest("alice");
      for (int i = 0; i < 200; i++) {
        TextUser refused = server.text();
        refused.sendsRaw("x".repeat(10_000));
        refused.seesNext(FULL);
        refused.seesEnd();
        refused.close();
      }
    }
  }

  @Test
  void refusedClientsThatStayDoNotHoldUpOthers() {
    try (TestServer server = new ServerSetup().maxClients(1).start()) {
      TextUser alice = server.guest("alice");
      List<TextUser> refused = connect(server, "127.0.0.1", 500);
      refused.forEach(
          user -> {
            user.seesNext(FULL);
            user.isCutOff();
          });
      alice.seesNothingMore();
    }
  }
}
