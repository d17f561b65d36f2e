package chat.client.session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session does with lines that may be passwords although it does not ask for one. */
final class PastedSecretsTest {
  private static final String NOT_SENT = "* that line was not sent: it may be a password";

  private static SessionTranscript program(String... args) {
    String[] all = new String[args.length + 1];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "alice@localhost";
    return SessionTranscript.ofProgram(all).serverWelcomes("alice");
  }

  /** As in a paste from a document with lines of two ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/register\n\ncorrect horse\n\nhello",
        "/login bob\n\ncorrect horse\n\nhello",
        "/login\n\ncorrect horse\n\nhello",
        "/log bob\n\n\ncorrect horse\n\nhello"
      })
  void programsPasswordBetweenEmptyLinesIsNotSaid(String pasted) {
    program().types(pasted.split("\n", -1)).sent("SAY 1 #lobby\nhello");
  }

  @Test
  void programIsWarnedThatTheNextLineIsNotSent() {
    program()
        .types("/login bob", "", "correct horse")
        .shows(
            "* cancelled; the next line is not sent to anybody, in case it is the password",
            NOT_SENT)
        .sent();
  }

  @Test
  void programsPasswordsBetweenEmptyLinesAreNotSaid() {
    program()
        .serverSends("ACCOUNT alice 17")
        .types("/password", "", "correct horse", "", "battery staple", "", "hello")
        .sent("AUTH change\n\ncorrect horse")
        .serverSends("ERROR auth-failed AUTH change\nwrong password")
        .sent("SAY 1 #lobby\nhello");
  }

  @Test
  void programsPasswordIsChangedWithoutAnOldOne() {
    program()
        .serverSends("ACCOUNT alice 17")
        .types("/password", "", "battery staple", "hello")
        .sent("AUTH change\n\nbattery staple")
        .serverSends("DONE AUTH change")
        .sent("SAY 1 #lobby\nhello");
  }

  @ParameterizedTest
  @ValueSource(strings = {" /login bob", "\t/LOGIN bob", "\u3000 /login bob"})
  void programsIndentedLoginIsOne(String login) {
    program().types(login, "correct horse").sent("AUTH password bob\ncorrect horse");
  }

  @ParameterizedTest
  @ValueSource(strings = {" /login", "  /lgoin bob", "{\"command\":\" /login bob\"}"})
  void programsPasswordAfterARefusedIndentedLoginIsNotSaid(String login) {
    program("--json").types(login, "correct horse", "hello").sent("SAY 1 #lobby\nhello");
  }

  @Test
  void otherIndentedCommandsAreMessages() {
    program()
        .types(" /join #tea", " //login")
        .sent("SAY 1 #lobby\n /join #tea", "SAY 2 #lobby\n //login");
  }

  @ParameterizedTest
  @CsvSource({
    "/login, /login bob",
    "/login, ' /login bob'",
    "/log bob, /login bob",
    "{\"command\":\"/login\"}, {\"command\":\"/login bob\"}"
  })
  void programsCommandTypedAgainAsksAgain(String refused, String corrected) {
    program("--json")
        .types(refused, corrected, "correct horse")
        .sent("AUTH password bob\ncorrect horse")
        .serverSends("ERROR auth-failed AUTH password\nwrong nick or password")
        .types("hello")
        .sent("SAY 1 #lobby\nhello");
  }

  @Test
  void programsCommandAfterACancelledOneAsksAgain() {
    program()
        .types("/login alice", "", "/login bob", "correct horse")
        .sent("AUTH password bob\ncorrect horse");
  }

  @Test
  void personWhoCancelsLosesNoLine() {
    SessionTranscript chat =
        SessionTranscript.onScreen("alice@localhost").serverWelcomes("alice").types("/login bob");
    chat.forget().typesSecret("").shows("no secret", "* cancelled");
    chat.types("hello").sent("SAY 1 #lobby\nhello");
  }

  @Test
  void personsIndentedLoginAsksForThePassword() {
    SessionTranscript.onScreen("alice@localhost")
        .serverWelcomes("alice")
        .types(" /login bob")
        .sent()
        .shows("secret: the password of bob: ");
  }
}
