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

  @Test
  void messagesAfterARefusedOneAreSentAgainUnderItsNumber() {
    chat.types("a", "b", "c")
        .forget()
        .serverSends("ERROR too-long SAY 1\ntoo long")
        .shows("refused: a (too long)")
        .sent("SAY 1 #lobby\nb", "SAY 2 #lobby\nc");
  }

  @Test
  void refusalsThatFollowFromAnEarlierOneAreSkipped() {
    chat.types("a", "b", "c")
        .serverSends("ERROR too-long SAY 1\ntoo long")
        .forget()
        .serverSends("ERROR out-of-order SAY 2\nnot 2", "ERROR out-of-order SAY 3\nnot 3")
        .shows()
        .sent()
        .serverSends("ERROR no-such-nick SAY 2\nthe second answer to 2 counts")
        .shows("refused: c (the second answer to 2 counts)")
        .serverSends("ACK 1 #lobby 1 1")
        .shows("stored: #lobby 1 alice: b (ours)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"out-of-order", "not-stored", "some-new-code"})
  void anyCodeOfARefusalDropsThatMessageAlone(String code) {
    chat.types("a", "b")
        .forget()
        .serverSends("ERROR " + code + " SAY 1\nno")
        .shows("refused: a (no)")
        .sent("SAY 1 #lobby\nb");
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
        .sent("NICK al", "SAY 2 #lobby\nc");
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
