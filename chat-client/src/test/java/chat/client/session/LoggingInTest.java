package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.net.LinkEnd;
import chat.client.session.login.NickChoice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a session gets its nick. */
final class LoggingInTest {
  private static final String WELCOME = "WELCOME alice fake/1 log 0 65536";
  private static final String ACCOUNT =
      NickChoice.ofAccount(System.getProperty("user.name", "")).value();
  private static final String TAKEN = "ERROR nick-in-use HELLO 1\ntaken";

  @Test
  void chosenNickIsSentAtOnceAndRoomsAreJoinedOnceWelcomed() {
    SessionTranscript.ofPerson("alice@localhost", "--room", "a", "--room", "b")
        .serverGreets()
        .sent("HELLO 1 alice *")
        .shows()
        .serverSends(WELCOME)
        .sent("JOIN #a", "JOIN #b")
        .shows("welcomed: alice");
  }

  @Test
  void serverMayWelcomeUsUnderAnotherNick() {
    SessionTranscript chat = SessionTranscript.ofProgram("alice@localhost").serverGreets();
    assertEquals(Optional.empty(), chat.state().nick());
    chat.serverSends("WELCOME Alice.2 fake/1 log 0 65536").shows("welcomed: Alice.2");
    assertEquals("Alice.2", chat.state().nick().orElseThrow().value());
  }

  @Test
  void personWithoutANickIsAskedOnceTheServerGreets() {
    SessionTranscript.ofPerson()
        .shows()
        .serverGreets()
        .shows("asked: Nick [" + ACCOUNT + "]: ")
        .sent()
        .types("no good")
        .shows("* a nick is made of letters, digits, _ - and .", "asked: Nick [" + ACCOUNT + "]: ")
        .types(" alice ")
        .sent("HELLO 1 alice *")
        .serverSends(TAKEN)
        .shows("refused: taken", "asked: Nick [alice-2]: ")
        .types("")
        .sent("HELLO 1 alice-2 *")
        .serverSends(WELCOME)
        .sent("JOIN #lobby");
  }

  @Test
  void personWithAChosenNickIsAskedWhenItIsRefused() {
    SessionTranscript.ofPerson("alice@localhost")
        .serverGreets()
        .sent("HELLO 1 alice *")
        .serverSends("ERROR bad-nick HELLO 1\nno such nicks here")
        .shows("refused: no such nicks here", "asked: Nick [" + ACCOUNT + "]: ")
        .types("bob")
        .sent("HELLO 1 bob *");
  }

  @Test
  void suggestedNickIsNoneThatWasRefused() {
    SessionTranscript.ofPerson("bob@localhost")
        .serverGreets()
        .forget()
        .serverSends(TAKEN)
        .shows("refused: taken", "asked: Nick [bob-2]: ")
        .types("")
        .sent("HELLO 1 bob-2 *")
        .serverSends(TAKEN)
        .shows("refused: taken", "asked: Nick [bob-3]: ")
        .types("bob-3")
        .serverSends(TAKEN)
        .shows("refused: taken", "asked: Nick [bob-4]: ")
        .types("carol")
        .serverSends(TAKEN)
        .shows("refused: taken", "asked: Nick [carol-2]: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alice@localhost"})
  void personMayThinkForLongerThanTheServerWaits(String address) {
    SessionTranscript chat =
        SessionTranscript.ofPerson(address.isEmpty() ? new String[0] : new String[] {address})
            .serverGreets();
    if (!address.isEmpty()) {
      chat.serverSends(TAKEN);
    }
    chat.forget()
        .linkEnds(LinkEnd.Kind.PAUSED, "HELLO was not complete within 10 s")
        .timePasses(Duration.ofHours(1))
        .isNotConnecting()
        .types("no good")
        .isNotConnecting()
        .forget()
        .types("bob")
        .connects()
        .serverGreets()
        .sent("HELLO 1 bob *")
        .serverSends("WELCOME bob fake/1 log 0 65536")
        .sent("JOIN #lobby")
        .shows("welcomed: bob");
  }

  @Test
  void nickThatCrossesTheEndOfTheLinkIsSentAgain() {
    SessionTranscript.ofPerson()
        .serverGreets()
        .types("bob")
        .sent("HELLO 1 bob *")
        .serverCloses()
        .connects()
        .serverGreets()
        .sent("HELLO 1 bob *")
        .serverCloses()
        .exits(1, "it closed");
  }

  @Test
  void sessionEndsIfThereIsNoServerForTheAnswer() {
    SessionTranscript.ofPerson()
        .serverGreets()
        .serverCloses()
        .types("bob")
        .connectFails()
        .exits(1, "refused");
  }

  @Test
  void sessionEndsIfTheServerClosesTheLinkForTheAnswerBeforeItGreets() {
    SessionTranscript.ofPerson()
        .serverGreets()
        .serverCloses()
        .types("bob")
        .connects()
        .serverCloses()
        .exits(1, "it closed");
  }

  @Test
  void linkThatEndsBeforeTheGreetingIsFollowedByAPause() {
    SessionTranscript.ofPerson()
        .serverGreets()
        .types("alice")
        .serverSends(WELCOME)
        .linkBreaks()
        .pauseEnds()
        .connects()
        .serverCloses()
        .isNotConnecting()
        .pauseEnds()
        .isConnecting();
  }

  @Test
  void personMayLeaveAfterTheLinkHasEndedDuringTheQuestion() {
    SessionTranscript.ofPerson().serverGreets().serverCloses().types("/quit").exits(0);
    SessionTranscript.ofPerson().serverGreets().serverCloses().endsInput().exits(0);
    SessionTranscript.ofPerson()
        .serverGreets()
        .serverCloses()
        .happens(ClientSession::leave)
        .exits(0);
  }

  @Test
  void programVariesANickInUseAndReportsEachVariant() {
    for (String address : List.of("", "ci@localhost")) {
      String nick = address.isEmpty() ? ACCOUNT : "ci";
      SessionTranscript.ofProgram(address.isEmpty() ? new String[0] : new String[] {address})
          .serverGreets()
          .sent("HELLO 1 " + nick + " *")
          .serverSends(TAKEN)
          .sent("HELLO 1 " + nick + "-2 *")
          .serverSends(TAKEN)
          .sent("HELLO 1 " + nick + "-3 *")
          .shows("* taken; trying " + nick + "-2", "* taken; trying " + nick + "-3")
          .serverSends("WELCOME " + nick + "-3 fake/1 log 0 65536")
          .shows("welcomed: " + nick + "-3");
    }
  }

  @Test
  void programGivesUpWhenAllVariantsAreInUse() {
    SessionTranscript chat = SessionTranscript.ofProgram("ci@localhost").serverGreets();
    for (int i = 2; i <= 99; i++) {
      chat.serverSends(TAKEN);
    }
    chat.forget()
        .serverSends(TAKEN)
        .sent()
        .exits(1, "taken; choose another nick with chat-client NICK@HOST");
  }

  @Test
  void programWhoseNickWasTakenMeanwhileReconnectsUnderAVariant() {
    SessionTranscript.ofProgram("ci@localhost")
        .serverWelcomes("ci")
        .linkBreaks()
        .reconnects()
        .sent("HELLO 1 ci *")
        .forget()
        .serverSends(TAKEN)
        .sent("HELLO 1 ci-2 *")
        .shows("* taken; trying ci-2")
        .serverSends("WELCOME ci-2 fake/1 log 0 65536")
        .shows("reconnected: ci-2, was ci");
  }

  @Test
  void reservedNickIsAskedForAndRefusedByTheServer() {
    SessionTranscript.ofProgram("guest-1@localhost")
        .serverGreets()
        .sent("HELLO 1 guest-1 *")
        .serverSends("ERROR bad-nick HELLO 1\nguest-1 is reserved")
        .exits(1, "guest-1 is reserved; choose another nick with chat-client NICK@HOST");
  }

  @Test
  void anyOtherRefusalOfTheLoginEndsTheSession() {
    SessionTranscript.ofPerson("alice@localhost")
        .serverGreets(7)
        .sent("HELLO 1 alice *")
        .serverSends("ERROR unsupported-version HELLO 1")
        .exits(1, "the server refused the login: refused: unsupported-version");
  }

  @Test
  void secondHelloThatCrossedAWelcomeChangesNothing() {
    SessionTranscript.ofPerson("alice@localhost")
        .serverWelcomes("alice")
        .serverSends("ERROR hello-twice HELLO 1\nalready logged in")
        .shows()
        .isGoingOn();
  }

  @Test
  void linesWaitForTheWelcome() {
    SessionTranscript.ofProgram("alice@localhost")
        .types("early")
        .inputWaits()
        .serverGreets()
        .inputWaits()
        .sent("HELLO 1 alice *")
        .serverSends(WELCOME)
        .sent("JOIN #lobby", "SAY 1 #lobby\nearly");
  }

  @Test
  void personWhoLeavesInsteadOfGivingANameIsDone() {
    SessionTranscript.ofPerson().serverGreets().endsInput().sent().exits(0);
    SessionTranscript.ofPerson().serverGreets().types("/quit").sent().exits(0);
  }
}
