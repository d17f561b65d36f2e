package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.session.login.NickChoice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
        .shows("asked: Name [" + ACCOUNT + "]: ")
        .sent()
        .types("no good")
        .shows("* a nick is made of letters, digits, _ - and .", "asked: Name [" + ACCOUNT + "]: ")
        .types(" alice ")
        .sent("HELLO 1 alice *")
        .serverSends(TAKEN)
        .shows("refused: taken", "asked: Name [" + ACCOUNT + "]: ")
        .types("")
        .sent("HELLO 1 " + ACCOUNT + " *")
        .serverSends(WELCOME)
        .sent("JOIN #lobby");
  }

  @Test
  void personWithAChosenNickIsAskedWhenItIsRefused() {
    SessionTranscript.ofPerson("alice@localhost")
        .serverGreets()
        .sent("HELLO 1 alice *")
        .serverSends("ERROR bad-nick HELLO 1\nno such nicks here")
        .shows("refused: no such nicks here", "asked: Name [alice]: ")
        .types("bob")
        .sent("HELLO 1 bob *");
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
