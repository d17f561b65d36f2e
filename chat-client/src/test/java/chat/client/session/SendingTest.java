package chat.client.session;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order our messages are sent, and what becomes of each. */
final class SendingTest {
  private SessionTranscript chat;

  @BeforeEach
  void welcome() {
    chat = SessionTranscript.ofProgram("alice@localhost").serverWelcomes("alice");
  }

  @Test
  void messagesAreNumberedInTheOrderTyped() {
    chat.types("a", "/rooms", "/msg bob psst", "/me waves")
        .sent("SAY 1 #lobby\na", "ROOMS", "TELL 2 bob\npsst", "EMOTE 3 #lobby\nwaves")
        .shows("queued: a", "queued: psst", "queued: waves")
        .serverSends("ACK 1 #lobby 1 1", "ACK 2 @ 0 1", "ACK 3 #lobby 2 1")
        .shows(
            "stored: #lobby 1 alice: a (ours)",
            "stored: @ 0 [to bob] psst (ours)",
            "stored: #lobby 2 ~ alice waves (ours)");
  }

  @Test
  void acknowledgementOfAStoredDuplicateSaysNeitherWhereNorWhen() {
    chat.types("a")
        .forget()
        .serverSends("ACK 1 - 0 0")
        .shows("stored: #lobby ? alice: a (ours)")
        .serverSends("ACK 1 #lobby 1 1", "ACK 7 #lobby 2 1")
        .shows();
  }

  @ParameterizedTest
  @ValueSource(strings = {"too-long", "no-such-nick", "out-of-order", "some-new-code"})
  void refusalDropsThatMessageAlone(String code) {
    chat.types("a", "b", "c")
        .forget()
        .serverSends("ERROR " + code + " SAY 2\nno")
        .shows("refused: b (no)")
        .serverSends("ACK 1 #lobby 1 1", "ACK 3 #lobby 2 1")
        .shows("stored: #lobby 1 alice: a (ours)", "stored: #lobby 2 alice: c (ours)")
        .types("d")
        .sent("SAY 4 #lobby\nd");
  }

  @Test
  void refusalOfAnUnknownNumberIsShownAsItIs() {
    chat.serverSends("ERROR too-long SAY 9\nwhat 9?", "ERROR too-long SAY x\nwhat x?")
        .shows("refused: what 9?", "refused: what x?");
  }

  @Test
  void leaveWaitsForTheAnswersToMessagesBeforeIt() {
    chat.types("a", "/leave", "/join b", "b")
        .sent("SAY 1 #lobby\na")
        .serverSends("ACK 1 #lobby 1 1")
        .sent("LEAVE #lobby", "JOIN #b", "SAY 2 #b\nb");
  }

  @Test
  void renameWaitsForTheAnswersToMessagesBeforeIt() {
    chat.types("a", "b", "/nick al", "c")
        .sent("SAY 1 #lobby\na", "SAY 2 #lobby\nb")
        .serverSends("ACK 1 #lobby 1 1")
        .sent()
        .serverSends("ERROR too-long SAY 2\ntoo long")
        .sent("NICK al", "SAY 3 #lobby\nc");
  }

  @Test
  void joinWaitsForNothing() {
    chat.types("a", "/join b", "b").sent("SAY 1 #lobby\na", "JOIN #b", "SAY 2 #b\nb");
  }

  @Test
  void byeWaitsForThePendingMessagesAndIsTheLast() {
    chat.types("a", "b", "/quit", "never read")
        .sent("SAY 1 #lobby\na", "SAY 2 #lobby\nb")
        .serverSends("ACK 1 #lobby 1 1")
        .sent()
        .serverSends("ACK 2 #lobby 2 1")
        .sent("BYE")
        .serverSends("PING x")
        .sent()
        .serverCloses()
        .exits(0);
  }

  @Test
  void endOfInputSendsByeAsWell() {
    chat.types("a")
        .endsInput()
        .sent("SAY 1 #lobby\na")
        .serverSends("ACK 1 #lobby 1 1")
        .sent("BYE")
        .serverCloses()
        .exits(0);
  }

  @Test
  void pingIsAnsweredAtOnce() {
    chat.types("a", "/leave").forget().serverSends("PING x").sent("PONG x").shows();
  }

  @Test
  void messagesWaitAndPongsAreDroppedWhileTheServerReadsNothing() {
    chat.forget()
        .linkIsFull(true)
        .types("a", "b")
        .serverSends("PING x")
        .sent()
        .linkIsFull(false)
        .happens(ClientSession::writable)
        .sent("SAY 1 #lobby\na", "SAY 2 #lobby\nb");
  }

  @Test
  void overlongMessageIsNotSent() {
    SessionTranscript.ofProgram("alice@localhost")
        .serverGreets()
        .serverSends("WELCOME alice fake/1 log 0 64")
        .forget()
        .types("x".repeat(65), "/topic " + "y".repeat(65), "z".repeat(64))
        .sent("SAY 1 #lobby\n" + "z".repeat(64))
        .shows(
            "* not sent: 65 bytes, but the server takes at most 64",
            "* not sent: 65 bytes, but the server takes at most 64",
            "queued: " + "z".repeat(64))
        .typesBytes(20_000_000)
        .shows("* not sent: 20,000,000 bytes, but the server takes at most 64");
  }
}
