package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a session asks for passwords, and where it does not. */
final class SecretsTest {
  private static SessionTranscript screen() {
    return SessionTranscript.onScreen("alice@localhost").serverWelcomes("alice");
  }

  @Test
  void passwordIsAskedForAfterTheCommand() {
    screen()
        .types("/login bob")
        .shows("secret: the password of bob: ")
        .sent()
        .typesSecret("correct horse")
        .shows("no secret")
        .sent("AUTH password bob\ncorrect horse");
  }

  @Test
  void newPasswordIsTypedTwice() {
    screen()
        .serverSends("ACCOUNT alice 17")
        .forget()
        .types("/password")
        .shows("secret: your password until now; empty if you have none: ")
        .typesSecret("")
        .shows("secret: your new password: ")
        .typesSecret("correct horse")
        .shows("secret: your new password, again: ")
        .sent()
        .typesSecret("correct horse")
        .shows("no secret")
        .sent("AUTH change\n\ncorrect horse");
  }

  @Test
  void passwordThatDiffersTheSecondTimeIsNotSent() {
    screen()
        .types("/register")
        .typesSecret("correct horse")
        .forget()
        .typesSecret("correct hose")
        .shows("no secret", "* cancelled: the second one differs from the first")
        .types("and on")
        .sent("SAY 1 #lobby\nand on");
  }

  @Test
  void emptyOrLongOrManyLinesCancel() {
    SessionTranscript chat = screen();
    for (String secret : new String[] {"", "a\nb", "x".repeat(1_025)}) {
      chat.types("/login bob").forget().typesSecret(secret).sent();
      chat.takeShown();
    }
    chat.types("/login bob").forget().typesSecret("x".repeat(1_024)).shows("no secret");
  }

  @Test
  void secretMayLookLikeACommand() {
    screen().types("/login bob").typesSecret("/quit").sent("AUTH password bob\n/quit");
  }

  @Test
  void lineThatTheScreenDidNotHideIsNoSecret() {
    screen().types("/login bob", "hello").sent("SAY 1 #lobby\nhello");
  }

  @Test
  void unrequestedSecretIsDiscarded() {
    screen().typesSecret("correct horse").sent().shows();
  }

  @Test
  void nextLineOfAProgramIsTheSecret() {
    SessionTranscript.ofProgram("alice@localhost")
        .serverWelcomes("alice")
        .types("/login bob", "/correct horse", "hello")
        .sent("AUTH password bob\n/correct horse")
        .serverSends("ERROR auth-failed AUTH password\nwrong nick or password")
        .sent("SAY 1 #lobby\nhello")
        .shows("refused: wrong nick or password", "queued: hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/login b!b", "/log bob"})
  void programsPasswordAfterARefusedLoginIsNotSaid(String login) {
    SessionTranscript chat = SessionTranscript.ofProgram("alice@localhost").serverWelcomes("alice");
    chat.types(login, "correct horse", "hello").sent("SAY 1 #lobby\nhello");
  }

  @Test
  void programsPasswordIsNotSaidWhereItCouldBeRead() {
    SessionTranscript chat =
        SessionTranscript.ofProgram("alice@localhost").serverWelcomes("alice").linkIsReadable();
    chat.types("/password", "correct horse", "battery staple", "hello")
        .sent("SAY 1 #lobby\nhello")
        .shows(
            "* passwords are sent over TLS or to this computer only: chat-client --tls HOST; the"
                + " next 2 lines are not sent to anybody, in case they are passwords",
            "* that line was not sent: it may be a password",
            "* that line was not sent: it may be a password",
            "queued: hello");
  }

  @Test
  void programsNewPasswordIsNotSaidAfterATooLongOldOne() {
    SessionTranscript.ofProgram("alice@localhost")
        .serverWelcomes("alice")
        .serverSends("ACCOUNT alice 17")
        .types("/password", "x".repeat(1_025), "battery staple", "hello")
        .sent("SAY 1 #lobby\nhello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/register", "/login bob"})
  void personsPasswordIsNotSaidWhereItCouldBeRead(String command) {
    SessionTranscript chat = screen().linkIsReadable();
    chat.types(command)
        .shows(
            "* passwords are sent over TLS or to this computer only: chat-client --tls HOST; the"
                + " next line is not sent to anybody, in case it is the password",
            "secret: a line that is not sent (Enter: go on): ")
        .typesSecret("correct horse")
        .shows("* that line was not sent: it may be a password", "no secret")
        .sent()
        .types("hello")
        .sent("SAY 1 #lobby\nhello");
  }

  @Test
  void bothPasswordsOfAPersonAreDiscardedUntilAnEmptyLine() {
    SessionTranscript chat = screen().linkIsReadable();
    chat.types("/password").typesSecret("correct horse").typesSecret("battery staple").forget();
    chat.types("hello").sent("SAY 1 #lobby\nhello").forget();
    chat.types("/password").forget().typesSecret("").shows("no secret");
    chat.types("and on").sent("SAY 2 #lobby\nand on");
  }

  @ParameterizedTest
  @CsvSource({
    "/register, 'so the nick is yours already: /password changes its password'",
    "/login bob, '/logout first, then /login NICK'"
  })
  void noPasswordIsAskedForOfWhoIsLoggedIn(String command, String whatToDo) {
    SessionTranscript chat = screen().serverSends("ACCOUNT alice 17").forget().types(command);
    String refusal = String.join("", chat.takeShown());
    assertTrue(refusal.startsWith("* you are logged in as alice"), refusal);
    assertTrue(refusal.contains(whatToDo), refusal);
    chat.sent().typesSecret("correct horse").sent();
    chat.types("hello").sent("SAY 1 #lobby\nhello");
  }

  @Test
  void noPasswordIsAskedForOfAGuestWhoHasNone() {
    SessionTranscript.ofProgram("alice@localhost")
        .serverWelcomes("alice")
        .types("/password", "correct horse", "battery staple", "hello")
        .sent("SAY 1 #lobby\nhello")
        .shows(
            "* you are not logged in, so you have no password to change: /login NICK logs you in,"
                + " /register makes your nick an account; the next 2 lines are not sent to anybody,"
                + " in case they are passwords",
            "* that line was not sent: it may be a password",
            "* that line was not sent: it may be a password",
            "queued: hello");
  }

  @Test
  void passwordIsAskedForWhileTheAccountMayChange() {
    SessionTranscript.ofProgram("alice@localhost")
        .serverWelcomes("alice")
        .serverSends("ACCOUNT alice 17")
        .types("/logout", "/login bob", "correct horse")
        .sent("AUTH logout", "AUTH password bob\ncorrect horse");
  }

  @Test
  void plainTerminalDiscardsAPasswordWhereItCouldBeRead() {
    SessionTranscript.ofPerson("alice@localhost")
        .serverWelcomes("alice")
        .linkIsReadable()
        .types("/register")
        .typesSecret("correct horse")
        .sent()
        .types("hello")
        .sent("SAY 1 #lobby\nhello");
  }
}
