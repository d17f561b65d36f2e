package chat.client.session;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a session logs in to the account of a nick that it asked for. */
final class ClaimedNickTest {
  private static final String CLAIMED =
      "ERROR auth-required HELLO 1\nthe nick alice belongs to an account";

  @Test
  void claimedNickIsLoggedInToByItsPassword() {
    SessionTranscript.onScreen("alice@localhost")
        .serverGreets()
        .forget()
        .serverSends(CLAIMED)
        .shows(
            "* the nick alice belongs to an account",
            "secret: the password of alice (empty: another nick): ")
        .typesSecret("wrong")
        .sent("AUTH password alice\nwrong")
        .forget()
        .serverSends("ERROR auth-failed AUTH password\nwrong nick or password")
        .shows("* wrong nick or password", "secret: the password of alice (empty: another nick): ")
        .typesSecret("right")
        .sent("AUTH password alice\nright")
        .forget()
        .serverSends("ACCOUNT alice 17", "DONE AUTH password")
        .sent("HELLO 1 alice *")
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .shows("account 17: alice", "welcomed: alice");
  }

  @Test
  void passwordMayBeSoughtForLongerThanTheLinkLives() {
    SessionTranscript.onScreen("alice@localhost")
        .serverGreets()
        .serverSends(CLAIMED)
        .forget()
        .linkBreaks()
        .timePasses(Duration.ofHours(1))
        .isNotConnecting()
        .typesSecret("right")
        .connects()
        .shows("no secret")
        .serverGreets()
        .sent("AUTH password alice\nright")
        .serverSends("ACCOUNT alice 17", "DONE AUTH password")
        .sent("HELLO 1 alice *")
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .shows("account 17: alice", "welcomed: alice");
  }

  @Test
  void passwordThatCrossesTheEndOfTheLinkIsSentAgain() {
    SessionTranscript.onScreen("alice@localhost")
        .serverGreets()
        .serverSends(CLAIMED)
        .forget()
        .typesSecret("right")
        .sent("AUTH password alice\nright")
        .linkBreaks()
        .connects()
        .serverGreets()
        .sent("AUTH password alice\nright");
  }

  @Test
  void passwordIsNotSentOnALaterLinkThatOthersCouldRead() {
    SessionTranscript.onScreen("alice@localhost")
        .serverGreets()
        .serverSends(CLAIMED)
        .linkBreaks()
        .forget()
        .typesSecret("right")
        .linkIsReadable()
        .connects()
        .serverGreets()
        .sent("HELLO 1 alice *");
  }

  @Test
  void personMayLeaveInsteadOfTypingThePassword() {
    SessionTranscript.onScreen("alice@localhost")
        .serverGreets()
        .serverSends(CLAIMED)
        .endsInput()
        .exits(0);
  }

  @Test
  void personWithoutThePasswordChoosesAnotherNick() {
    SessionTranscript.onScreen("alice@localhost")
        .serverGreets()
        .serverSends(CLAIMED)
        .forget()
        .typesSecret("")
        .shows("no secret", "* cancelled", "asked: Nick [alice-2]: ")
        .types("bob")
        .sent("HELLO 1 bob *");
  }

  @Test
  void claimedNickIsNotLoggedInToWhereThePasswordCouldBeRead() {
    SessionTranscript.onScreen("alice@localhost")
        .linkIsReadable()
        .serverGreets()
        .forget()
        .serverSends(CLAIMED)
        .shows(
            "* the nick alice belongs to an account",
            "* passwords are sent over TLS or to this computer only: chat-client --tls HOST; or"
                + " choose another nick",
            "asked: Nick [alice-2]: ");
  }

  @Test
  void programWithAClaimedNickExits() {
    SessionTranscript.ofProgram("alice@localhost")
        .serverGreets()
        .serverSends(CLAIMED)
        .exits(
            1,
            "the nick alice belongs to an account; a program logs in by --token-file FILE or"
                + " CHAT_TOKEN");
  }

  @Test
  void personChoosesAgainAfterALookAlikeNick() {
    SessionTranscript.onScreen("alice@localhost")
        .serverGreets()
        .forget()
        .serverSends("ERROR nick-claimed HELLO 1\nit looks like alyce")
        .shows("refused: it looks like alyce", "asked: Nick [alice-2]: ");
  }

  /** A plain terminal has shown the line that was begun, so the client discards it. */
  @Test
  void plainTerminalHidesALineFromItsBeginning() {
    SessionTranscript.ofPerson("alice@localhost")
        .serverGreets()
        .forget()
        .serverSends(CLAIMED)
        .shows(
            "* the nick alice belongs to an account",
            "secret: press Enter, then type the password of alice (empty: another nick): ")
        .types("too early")
        .shows("secret: the password of alice (empty: another nick): ")
        .sent()
        .typesSecret("right")
        .sent("AUTH password alice\nright");
  }

  /** Otherwise the client would never read the answer, which follows it. */
  @Test
  void lineTypedBeforeTheLoginWaitsForItsEnd() {
    SessionTranscript.onScreen("alice@localhost")
        .types("early")
        .serverGreets()
        .forget()
        .serverSends(CLAIMED)
        .typesSecret("right")
        .sent("AUTH password alice\nright")
        .serverSends("ACCOUNT alice 17", "DONE AUTH password")
        .sent("HELLO 1 alice *")
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .sent("JOIN #lobby", "SAY 1 #lobby\nearly");
  }
}
