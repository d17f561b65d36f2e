package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.LinkState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a session comes to speak plain text, and what it does then. */
final class PlainTextTest {
  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final String NO_CHAT =
      "* this is no chat server: what you type goes there as it is, but /quit, which leaves";

  @Test
  void silentServerIsSpokenToInTextOnceThereIsSomethingToSend() {
    SessionTranscript chat = SessionTranscript.ofPerson().timePasses(SILENCE.multipliedBy(9));
    chat.types("hello").sent("hello\n").shows(NO_CHAT, "sent: hello");
    assertEquals(LinkState.Phase.PLAIN, chat.state().link().phase());
    chat.types("again").sent("again\n").shows("sent: again");
  }

  @Test
  void lineWaitsForTheSilenceAfterTheLastByte() {
    SessionTranscript.ofPerson()
        .types("hello")
        .timePasses(SILENCE.minusMillis(1))
        .inputWaits()
        .serverWrites("Hey")
        .timePasses(SILENCE.minusMillis(1))
        .inputWaits()
        .timePasses(Duration.ofMillis(1))
        .sent("hello\n");
  }

  @Test
  void lineThatIsNoGreetingMakesItTextAtOnce() {
    SessionTranscript.ofPerson()
        .types("EHLO me")
        .inputWaits()
        .serverWrites("220 mail\n")
        .sent("EHLO me\n")
        .shows("plain: 220 mail\n", NO_CHAT, "sent: EHLO me");
  }

  @Test
  void chatServerThatIsFullDecidesNothingByItsNotice() {
    SessionTranscript.ofProgram()
        .types("hello")
        .serverWrites("* the server is full\n")
        .inputWaits()
        .serverCloses()
        .shows("plain: * the server is full\n", "plain paused")
        .exits(1, "it closed");
  }

  @Test
  void portForTlsIsReportedInOneLine() {
    String line = "* this port speaks TLS; connect with chat-client --tls HOST:8029\n";
    String why = "localhost:8029 speaks TLS: chat-client --tls localhost:8029";
    for (var chat :
        new SessionTranscript[] {
          SessionTranscript.ofProgram("localhost:8029"),
          SessionTranscript.onScreen("localhost:8029")
        }) {
      chat.types("hello").serverWrites(line).serverCloses().shows("plain paused").exits(1, why);
    }
    SessionTranscript.ofProgram("localhost:8029")
        .types("hello")
        .endsInput()
        .timePasses(SILENCE)
        .forget()
        .serverWrites(line)
        .serverCloses()
        .shows("plain paused")
        .exits(1, why);
  }

  @Test
  void greetingAfterOtherLinesStillMakesItFrames() {
    SessionTranscript.ofProgram("alice@localhost")
        .serverWrites("welcome to example.org\n")
        .serverGreets()
        .types("hello")
        .sent("HELLO 1 alice *")
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .sent("JOIN #lobby", "SAY 1 #lobby\nhello");
  }

  @Test
  void greetingAfterTextWasChosenIsShownAsText() {
    SessionTranscript.ofPerson()
        .types("hello")
        .timePasses(SILENCE)
        .forget()
        .serverGreets()
        .shows("plain: Hey [chat/1]\n")
        .types("again")
        .sent("again\n");
  }

  @Test
  void textOptionIsSpokenAtOnceAndNeedsNoNotice() {
    SessionTranscript.ofPerson("--text")
        .types("hello")
        .sent("hello\n")
        .shows("sent: hello")
        .serverGreets()
        .shows("plain: Hey [chat/1]\n");
  }

  @Test
  void passwordIsHiddenFromAPersonAndSentOnce() {
    SessionTranscript chat = SessionTranscript.onScreen("--text", "localhost");
    chat.types("/login bob")
        .shows("secret: the password of bob: ")
        .typesSecret("correct horse")
        .sent("/login bob\n", "correct horse\n")
        .shows("no secret", "sent: /login bob");
    chat.types("/password").typesSecret("").typesSecret("one").typesSecret("one");
    chat.sent("/password\n", "\n", "one\n");
  }

  /** Otherwise the server would take the person's next line for the password. */
  @Test
  void cancelledCommandIsNotSent() {
    SessionTranscript chat = SessionTranscript.onScreen("--text", "localhost").types("/login bob");
    chat.forget().typesSecret("").shows("no secret", "* cancelled").sent();
    chat.types("/password").typesSecret("").typesSecret("one").typesSecret("other").sent();
    chat.types("hello").sent("hello\n");
  }

  @Test
  void passwordAfterAnIndentedLoginIsHidden() {
    SessionTranscript.onScreen("--text", "localhost")
        .types(" /login bob")
        .shows("secret: the password of bob: ")
        .typesSecret("correct horse")
        .sent(" /login bob\n", "correct horse\n");
  }

  @Test
  void passwordThatIsTypedTooEarlyToBeHiddenIsSentOnce() {
    SessionTranscript.onScreen("--text", "localhost")
        .types("/login bob", "correct horse", "hello")
        .sent("/login bob\n", "correct horse\n", "hello\n");
  }

  @Test
  void programsBytesAreSentAsTheyAre() {
    SessionTranscript.ofProgram("--text")
        .types("hello", "/quit")
        .endsInput()
        .sent("hello\n", "/quit\n", "end of input")
        .shows();
  }

  @Test
  void personLeavesWithQuit() {
    SessionTranscript.ofPerson("--text").types("/quit").sent().shows("plain paused").exits(0);
  }

  @Test
  void overlongLineIsSkipped() {
    SessionTranscript.ofPerson("--text").typesBytes(20_000_000).sent().shows().isGoingOn();
  }

  @Test
  void endOfInputClosesOurSideAndAwaitsTheServers() {
    SessionTranscript.ofProgram("--text")
        .endsInput()
        .sent("end of input")
        .timePasses(Duration.ofHours(1))
        .serverWrites("answer\n")
        .happens(ClientSession::textPaused)
        .shows("plain: answer\n", "plain paused")
        .serverCloses()
        .exits(0);
  }

  @Test
  void personWhoEndsInputWaitsFiveSecondsForTheServer() {
    SessionTranscript.ofPerson("--text")
        .endsInput()
        .timePasses(Duration.ofMillis(4_999))
        .isGoingOn()
        .timePasses(Duration.ofMillis(1))
        .exits(0);
  }

  @Test
  void serverThatClosesBeforeTheInputEndedIsAFailure() {
    SessionTranscript.ofProgram("--text")
        .types("hello")
        .serverCloses()
        .isGoingOn()
        .timePasses(Duration.ofMillis(250))
        .exits(1, "it closed");
  }

  @Test
  void inputThatEndsTogetherWithTheServerCountsAsEnded() {
    SessionTranscript.ofProgram("--text").types("hello").serverCloses().endsInput().exits(0);
  }

  @Test
  void closeOfADetectedTextServerIsWorthALine() {
    SessionTranscript.ofProgram()
        .types("hello")
        .timePasses(SILENCE)
        .endsInput()
        .serverCloses()
        .exits(0, "it closed");
  }

  @Test
  void inputMeansNothingWithListen() {
    SessionTranscript.withoutInput("--listen", "--text").serverCloses().exits(0);
  }

  @Test
  void brokenTextLinkIsAFailure() {
    SessionTranscript.ofProgram("--text").endsInput().linkBreaks().exits(1, "it broke");
  }

  @Test
  void linkThatEndsUndecidedTakesNoInput() {
    SessionTranscript.ofProgram().types("hello").serverCloses().sent().exits(1, "it closed");
  }
}
