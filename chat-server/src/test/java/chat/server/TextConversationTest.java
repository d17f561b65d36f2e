package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.log.Draft;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import java.util.Collections;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What people with nc see of each other and of framed clients. */
class TextConversationTest {
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void guestsMessagesHaveTheirNicks() {
    TextUser alice = server.guest("alice");
    TextUser bob = server.guest("bob");
    alice.sends("hello");
    bob.seesNext("alice: hello");
    bob.sends("hi alice");
    alice.seesNext("* bob joined #lobby", "bob: hi alice");
    alice.seesNothingMore();
  }

  @Test
  void clientsOfBothWiresSeeEachOther() {
    FramedUser alice = server.framedIn("#lobby", "alice");
    TextUser bob = server.guest("bob");
    alice.sends("SAY 1 #lobby⏎Grüße 🍵");
    bob.seesNext("alice: Grüße 🍵");
    bob.sends("danke");
    alice.seesNext("JOINED #lobby bob", "ACK 1 #lobby 1 1000", "SAID #lobby 2 1000 bob⏎danke");
  }

  @Test
  void laterLinesOfAMessageBearItsAuthor() {
    FramedUser alice = server.framedIn("#lobby", "alice");
    TextUser bob = server.guest("bob");
    alice.sends("SAY 1 #lobby⏎one⏎* bob left⏎⏎[bob] psst");
    bob.seesNext("alice: one", "alice| * bob left", "alice| ", "alice| [bob] psst");
    alice.sends("EMOTE 2 #lobby⏎waves⏎twice");
    bob.seesNext("~ alice waves", "alice| twice");
    alice.sends("TELL 3 bob⏎psst⏎really");
    bob.seesNext("[alice] psst", "alice| really");
    bob.seesNothingMore();
  }

  @Test
  void noticesReportJoinsLeavesNicksAndTopics() {
    TextUser bob = server.guest("bob");
    FramedUser alice = server.framedIn("#lobby", "alice");
    bob.seesNext("* alice joined #lobby");
    alice.sends("NICK carol");
    bob.seesNext("* alice is now carol");
    alice.sends("TOPIC #lobby⏎Tea at four");
    bob.seesNext("* topic of #lobby: Tea at four");
    alice.sends("LEAVE #lobby");
    bob.seesNext("* carol left #lobby");
    bob.seesNothingMore();
  }

  @Test
  void newMemberSeesLastMessagesTopicAndMembers() {
    FramedUser alice = server.framedIn("#lobby", "alice");
    alice.sendsAtOnce("SAY 1 #lobby⏎one", "EMOTE 2 #lobby⏎waves", "TOPIC #lobby⏎Tea");
    alice.sees("TOPIC #lobby⏎Tea");
    TextUser bob = server.text();
    bob.sends("/who marker");
    bob.seesNext(
        TextUser.GREETING,
        "* you are guest-1; /nick NICK changes your nick, /help lists all commands",
        "alice: one",
        "~ alice waves",
        "* topic of #lobby: Tea",
        "* 1 in #lobby: alice",
        "* nobody is in #marker yet",
        "* end of /who");
  }

  @Test
  void ownMessagesAreNotSentBack() {
    TextUser alice = server.guest("alice");
    alice.sends("hello");
    alice.sends("/me waves");
    alice.seesNothingMore();
  }

  @Test
  void confirmTextAnswersEachMessage() {
    try (TestServer confirming = new ServerSetup().confirmingText().start()) {
      FramedUser bob = confirming.framedIn("#lobby", "bob");
      TextUser alice = confirming.guest("alice");
      alice.sends("hello");
      alice.seesNext("Server received your message: hello");
      alice.sends("/me waves");
      alice.seesNext("Server received your message: waves");
      alice.sends("/msg bob psst");
      alice.seesNext("Server received your message: psst");
      bob.sends("SAY 1 #lobby⏎hi");
      alice.seesNext("bob: hi");
      bob.seesNext("JOINED #lobby alice", "SAID #lobby 1 1000 alice⏎hello");
      alice.seesNothingMore();
    }
  }

  /** The backlog exceeds what is in memory, so the message arrives before its end. */
  @RepeatedTest(5)
  void messageSentDuringTheBacklogIsConfirmedAndNotSentBack() {
    MemoryLog log = new MemoryLog();
    LogName lobby = LogName.of(RoomName.LOBBY);
    Text text = Text.of("x".repeat(60_000));
    log.append(
        Collections.nCopies(
            20, new Draft(lobby, "a", 0, 1_000, Nick.of("bob"), MessageKind.SAID, text)));
    try (TestServer busy = new ServerSetup().confirmingText().withLog(log).start()) {
      TextUser alice = busy.text();
      alice.sends("hello");
      String next = alice.seesOneLike("(Server received your|guest-1:) .*");
      assertEquals("Server received your message: hello", next);
    }
  }

  @Test
  void nicksThatForgeALineAreRefused() {
    TextUser mallory = server.guest();
    for (String nick :
        new String[] {"*", "~x", "[alice]", "a:", "a|", "a b", "\u202Ea", "Server\tx"}) {
      mallory.sends("/nick " + nick);
      mallory.seesOneLike("\\* a nick .*type /nick NICK");
    }
    mallory.seesNothingMore();
  }

  @Test
  void nickOfTwoScriptsIsRefused() {
    TextUser mallory = server.guest();
    // A Cyrillic а in a Latin word.
    mallory.sends("/nick \u0430lice");
    mallory.seesNext("* a nick has letters of one script only; type /nick NICK");
  }
}
