package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts over real sockets, with real passwords and a database, whose server restarts. */
class AccountsOnDiskTest {
  private static final String TOKEN = "TOKEN 1⏎";
  private static final String PASSWORD = "correct horse";

  @TempDir Path folder;

  private TestServer start() throws Exception {
    return new ServerSetup()
        .withLog(SqliteLog.open(folder, false, Retention.EVERYTHING, TimeSource.SYSTEM))
        .start();
  }

  private static FramedUser device(TestServer server, String name, String proof) {
    FramedUser user = server.connect();
    user.sendsAtOnce("AUTH " + proof, "HELLO 1 somebody " + TestServer.idOf(name));
    user.sees("ACCOUNT alice 1");
    user.seesOneLike("WELCOME alice .*");
    return user;
  }

  @Test
  void directMessagesTokensAndReadMarksSurviveARestart() throws Exception {
    String token;
    try (TestServer server = start()) {
      FramedUser alice = server.framedIn("#tea", "alice");
      alice.sends("AUTH register⏎short");
      alice.seesNext("ERROR bad-password AUTH register⏎a password has at least 8 characters");
      alice.sends("AUTH register⏎" + PASSWORD);
      alice.seesNext("ACCOUNT alice 1", "READ #tea 0 in", "DONE AUTH register");
      alice.sends("AUTH remember⏎laptop");
      token = alice.seesOneLike(TOKEN + ".*").substring(TOKEN.length());
      alice.sends("SAY 1 #tea⏎hello");
      alice.sees("ACK 1 #tea 1 1000");
      alice.sendsAtOnce("READ #tea 1", "BYE");
      alice.isCutOff();
      FramedUser bob = server.framedIn("#tea", "bob");
      bob.sends("TELL 1 alice⏎psst");
      bob.seesNext("ACK 1 @ 0 1000 waiting");
    }
    try (TestServer server = start()) {
      FramedUser carol = server.connect();
      carol.sends("HELLO 1 Alice " + TestServer.idOf("carol"));
      carol.seesNext(
          "ERROR auth-required HELLO 1⏎the nick Alice belongs to an account; if it is yours, /login alice");
      FramedUser laptop = server.connect();
      laptop.sendsAtOnce("AUTH token⏎" + token, "HELLO 1 x " + TestServer.idOf("laptop"));
      laptop.seesNext("ACCOUNT alice 1", "READ #tea 1 in", "DONE AUTH token");
      laptop.seesOneLike("WELCOME alice .*");
      laptop.sends("JOIN @ 0");
      laptop.seesNext("TOLD 1 1000 bob⏎psst", "LIVE @ 1");
      laptop.sends("HISTORY #tea - 10");
      laptop.seesNext("PAST #tea 1 1000 alice - 1⏎hello", "DONE HISTORY #tea");
      FramedUser phone = device(server, "phone", "password alice⏎" + PASSWORD);
      phone.sends("AUTH revoke 1");
      phone.sees("DONE AUTH revoke");
      laptop.seesNext("BYE logged-out⏎this device was logged out from another one");
      FramedUser again = server.connect();
      again.sends("AUTH token⏎" + token);
      again.seesNext("ERROR auth-failed AUTH token⏎wrong or revoked token");
    }
  }

  @Test
  void wrongPasswordAndUnknownNickAreAnsweredAlike() throws Exception {
    try (TestServer server = start()) {
      FramedUser alice = server.framed("alice");
      alice.sends("AUTH register⏎" + PASSWORD);
      alice.sees("DONE AUTH register");
      FramedUser bob = server.framed("bob");
      bob.sends("AUTH password alice⏎" + PASSWORD + "x");
      String wrong = bob.next();
      bob.sends("AUTH password nobody⏎" + PASSWORD);
      assertEquals(wrong, bob.next());
      assertEquals("ERROR auth-failed AUTH password⏎wrong nick or password", wrong);
    }
  }

  @Test
  void requestsBehindALoginWaitForItsAnswer() throws Exception {
    try (TestServer server = start()) {
      FramedUser alice = server.framedIn("#tea", "alice");
      alice.sends("AUTH register⏎" + PASSWORD);
      alice.sees("DONE AUTH register");
      FramedUser bob = server.framedIn("#tea", "bob");
      bob.sendsAtOnce(
          "SAY 1 #tea⏎one", "AUTH password alice⏎" + PASSWORD, "SAY 2 #tea⏎two", "WHO #tea");
      bob.seesNext(
          "ACK 1 #tea 1 1000",
          "RENAMED bob alice",
          "ACCOUNT alice 1",
          "READ #tea 0 in",
          "DONE AUTH password");
      bob.seesNext("ACK 2 #tea 2 1000", "MEMBERS #tea 1⏎alice", "DONE WHO #tea");
      alice.sees("SAID #tea 1 1000 bob⏎one");
      alice.sees("SAID #tea 2 1000 alice - 1⏎two");
    }
  }

  @Test
  void connectionsThatEndWhileTheyLogInLeaveNothing() throws Exception {
    try (TestServer server = start()) {
      FramedUser alice = server.framed("alice");
      alice.sends("AUTH register⏎" + PASSWORD);
      alice.sees("DONE AUTH register");
      alice.sends("AUTH remember⏎laptop");
      String token = alice.seesOneLike(TOKEN + ".*").substring(TOKEN.length());
      for (int i = 0; i < 5; i++) {
        FramedUser gone = server.connect();
        gone.sendsAtOnce("AUTH token⏎" + token, "HELLO 1 x " + TestServer.idOf("gone" + i));
        gone.resets();
      }
      FramedUser phone = device(server, "phone", "token⏎" + token);
      phone.sends("WHO");
      String members = phone.seesOneLike("MEMBERS - .*");
      assertEquals("MEMBERS - 1⏎alice", members);
    }
  }
}
