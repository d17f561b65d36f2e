package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts on the text wire: the line after the prompt is a secret, and never a message. */
final class TextSecretsTest {
  private static final String ASKS_NEW = "* on the next line, type a password for your nick";
  private static final String ASKS_ALICE = "* on the next line, type the password of alice";
  private static final String CLAIMED =
      "* alice is yours now; /login alice on other devices, /password changes the password";
  private static final String NOT_SENT = "* that line was not sent: it may be a password";
  private static final String PASSWORD = "correct horse";

  @AutoClose private final TestServer server = TestServer.start();

  private TextUser registered(String password) {
    TextUser alice = server.guest("alice");
    alice.sends("/register");
    alice.seesNext(ASKS_NEW);
    alice.sends(password);
    alice.seesNext("* you are logged in as alice", CLAIMED);
    return alice;
  }

  @Test
  void guestRegistersAndLogsInOnAnotherConnection() {
    TextUser bob = server.guest("bob");
    registered(PASSWORD).sends("/quit");
    bob.seesOneLike("\\* alice left #lobby");
    TextUser again = server.guest();
    again.sends("/login alice");
    again.seesNext(ASKS_ALICE);
    again.sends(PASSWORD);
    again.seesOneLike("\\* you are logged in as alice");
    again.sends("it is me");
    bob.seesOneLike("alice: it is me");
  }

  @Test
  void passwordIsTakenAsItIsAndNeverSaid() {
    TextUser bob = server.guest("bob");
    String password = "/quit // or not ";
    TextUser alice = registered(password);
    alice.sends("/logout\n/login alice");
    alice.seesOneLike("\\" + ASKS_ALICE);
    alice.sends(password + "\r");
    alice.seesOneLike("\\* you are logged in as alice");
    alice.sends("hello");
    String seen = bob.next();
    while (!seen.equals("alice: hello")) {
      assertFalse(seen.contains("quit"), seen);
      seen = bob.next();
    }
  }

  @Test
  void wrongPasswordIsRefusedAndWhatFollowsIsSaid() {
    registered(PASSWORD);
    TextUser mallory = server.guest("mallory");
    mallory.sends("/login alice\nhunter2\n/me shrugs");
    mallory.seesNext(ASKS_ALICE);
    mallory.seesNext("* wrong nick or password");
    mallory.catchesUp();
    TextUser bob = server.guest("bob");
    mallory.sends("hello");
    bob.seesOneLike("mallory: hello");
  }

  @Test
  void emptyLineCancels() {
    TextUser bob = server.guest("bob");
    TextUser alice = server.guest("alice");
    bob.seesOneLike("\\* alice joined #lobby");
    alice.sends("/register\n\n" + PASSWORD + "\nhello");
    alice.seesNext(
        ASKS_NEW,
        "* cancelled; the next line is not sent to anybody, in case it is the password",
        NOT_SENT);
    alice.seesNothingMore();
    bob.seesNext("alice: hello");
  }

  /** As in a paste from a document with lines of two ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/register\nbattery staple",
        "/login bob\nbattery staple",
        "/password\ncorrect horse\nbattery staple",
        "/log bob\nbattery staple"
      })
  void passwordBetweenEmptyLinesIsNotSaid(String pasted) {
    TextUser bob = server.guest("bob");
    TextUser alice = registered(PASSWORD);
    bob.seesOneLike("\\* alice joined #lobby");
    alice.sends((pasted + "\nhello\n").replace("\n", "\r\n\r\n"));
    bob.seesNext("alice: hello");
    alice.seesOneLike("\\" + NOT_SENT);
    alice.seesNothingMore();
  }

  @Test
  void passwordIsChangedWithoutAnOldOne() {
    TextUser bob = server.guest("bob");
    TextUser alice = registered(PASSWORD);
    bob.seesOneLike("\\* alice joined #lobby");
    alice.sends("/password\n\nbattery staple\nhello");
    alice.seesOneLike("\\* wrong password");
    bob.seesNext("alice: hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {" /login bob", "\t/register", "\u3000 /LOGIN bob", "  /lgoin bob"})
  void passwordAfterAnIndentedLoginIsNotSaid(String login) {
    TextUser bob = server.guest("bob");
    TextUser alice = server.guest("alice");
    bob.seesOneLike("\\* alice joined #lobby");
    alice.sends(login + "\n" + PASSWORD + "\nhello");
    bob.seesNext("alice: hello");
  }

  @Test
  void otherIndentedCommandsAreMessages() {
    TextUser bob = server.guest("bob");
    TextUser alice = server.guest("alice");
    bob.seesOneLike("\\* alice joined #lobby");
    alice.sends(" /join #tea\n //login\n/who");
    bob.seesNext("alice:  /join #tea", "alice:  //login");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/login alice\n"})
  void commandTypedAgainAsksAgain(String before) {
    TextUser bob = server.guest("bob");
    registered(PASSWORD).sends("/quit");
    bob.seesOneLike("\\* alice left #lobby");
    TextUser again = server.guest();
    again.sends(before + "\n/login alice\n" + PASSWORD + "\nit is me");
    again.seesOneLike("\\* you are logged in as alice");
    bob.seesOneLike("alice: it is me");
  }

  @Test
  void tooLongLineCancels() {
    TextUser alice = server.guest("alice");
    alice.sends("/register\n" + "x".repeat(1_025));
    alice.seesNext(ASKS_NEW, "* cancelled: that is too long");
    alice.sends("/register\n" + "x".repeat(70_000));
    alice.seesNext(ASKS_NEW, "* cancelled: that is too long");
    alice.seesNothingMore();
  }

  @Test
  void tooLongOldPasswordLetsNoNewOneBeSaid() {
    TextUser bob = server.guest("bob");
    TextUser alice = registered(PASSWORD);
    alice.sends("/password\n" + "x".repeat(1_025) + "\nbattery staple\nhello");
    bob.seesOneLike("\\* alice joined #lobby");
    bob.seesNext("alice: hello");
  }

  /** Lines after which a paste has a password, though the server does not ask for it. */
  @ParameterizedTest
  @ValueSource(strings = {"/login", "/login b!b", "/login bob x", "/lgoin bob", "/log bob\n"})
  void passwordAfterARefusedLoginIsNotSaid(String login) {
    TextUser bob = server.guest("bob");
    TextUser alice = server.guest("alice");
    bob.seesOneLike("\\* alice joined #lobby");
    alice.sends(login + "\n" + PASSWORD + "\nhello");
    bob.seesNext("alice: hello");
    alice.seesOneLike(".*; the next line is not sent to anybody, in case it is the password");
    alice.seesNext(NOT_SENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/logi", "/login bob", " /logi"})
  void passwordAfterASlowlyTypedLoginIsNotSaid(String typed) {
    TextUser bob = server.guest("bob");
    TextUser alice = server.text();
    alice.sendsRaw(typed);
    // Another client's pause of a second has passed, so this client's has too.
    TextUser other = server.text();
    other.sendsRaw("pause");
    bob.seesOneLike("guest-[0-9]+: pause");
    String rest = "/login bob".substring(typed.strip().length());
    alice.sendsRaw(rest + "\n" + PASSWORD + "\nhello\n");
    bob.seesOneLike("\\* guest-[0-9]+ joined #lobby");
    assertEquals("hello", bob.next().replaceFirst("guest-[0-9]+: ", ""));
  }

  @Test
  void passwordIsChangedByTheOldAndTheNewOne() {
    TextUser alice = registered(PASSWORD);
    alice.sends("/password\n" + PASSWORD + "\nbattery staple");
    alice.seesNext("* on the next line, type your password until now; empty if you have none");
    alice.seesNext("* on the next line, type your new password");
    alice.seesNext("* your password is changed; devices with a token stay logged in");
    TextUser other = server.guest();
    other.sends("/login alice\nbattery staple");
    other.seesOneLike("\\* you are logged in as alice");
  }

  @Test
  void wrongOldPasswordIsRefusedWithoutANick() {
    TextUser alice = registered(PASSWORD);
    alice.sends("/password\nwrong horse\nbattery staple");
    alice.seesNext("* on the next line, type your password until now; empty if you have none");
    alice.seesNext("* on the next line, type your new password");
    alice.seesNext("* wrong password");
  }

  @Test
  void confirmedTextConfirmsNoPassword() {
    try (TestServer confirming = new ServerSetup().confirmingText().start()) {
      TextUser alice = confirming.guest("alice");
      alice.sends("/register\n" + PASSWORD);
      alice.seesNext(ASKS_NEW, "* you are logged in as alice", CLAIMED);
      alice.seesNothingMore();
    }
  }

  @Test
  void endOfInputInsteadOfThePasswordChangesNothing() {
    TextUser alice = server.guest("alice");
    alice.sends("/register");
    alice.seesNext(ASKS_NEW);
    alice.endsOutput();
    alice.seesEnd();
    TextUser bob = server.guest();
    bob.sends("/nick alice");
    bob.seesOneLike("\\* guest-[0-9]+ is now alice");
  }

  @Test
  void devicesAndKeysAreListed() {
    TextUser alice = registered(PASSWORD);
    alice.sends("/devices");
    alice.seesNext(
        "* no device stays logged in; chat-client --remember makes one do so", "* end of /devices");
    alice.sends("/key");
    alice.seesNext("* no SSH key logs you in; /key add KEY adds one", "* end of /key");
    alice.sends(
        "/key add ssh-ed25519"
            + " AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA laptop");
    alice.seesOneLike("\\* SHA256:.{43} laptop, since .*");
    alice.seesNext("* the key is added");
    alice.sends("/logout");
    alice.seesNext("* alice is now alice-2", "* you are logged out, and a guest");
  }
}
