package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.util.Arrays;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Answers arrive whole and in the order of the requests, also while a long answer is written. */
class AnswerOrderTest {
  private static final int MESSAGES = 400;

  @AutoClose private final TestServer server = TestServer.start();
  private FramedUser bob;

  @BeforeEach
  void fillsARoom() {
    bob = server.framedIn("#tea", "bob");
    for (int i = 1; i <= MESSAGES; i++) {
      bob.sends("SAY " + i + " #tea⏎" + "word ".repeat(100) + i);
    }
    bob.sees("ACK " + MESSAGES + " #tea " + MESSAGES + " 1000");
  }

  private static void seesHistory(FramedUser user) {
    for (int i = 1; i <= MESSAGES; i++) {
      user.seesNext("PAST #tea " + i + " 1000 bob⏎" + "word ".repeat(100) + i);
    }
    user.seesNext("DONE HISTORY #tea");
  }

  @RepeatedTest(20)
  void everyKindOfAnswerWaitsForALongOne() {
    FramedUser alice = server.framedIn("#lobby", "alice");
    alice.joinsInbox();
    alice.sendsAtOnce(
        "HISTORY #tea - 1000",
        "WHO #lobby",
        "LEAVE #lobby",
        "LEAVE #lobby",
        "HISTORY #tea - 1000",
        "NO-SUCH-VERB",
        "HISTORY #tea - 1000",
        "NICK al",
        "ROOMS",
        "TELL 1 al⏎psst",
        "HISTORY #tea - 1000",
        "HELLO 1 al " + TestServer.idOf("al"),
        "HISTORY #tea - 1000",
        "BYE");
    seesHistory(alice);
    alice.seesNext(
        "MEMBERS #lobby 1⏎alice",
        "DONE WHO #lobby",
        "LEFT #lobby alice",
        "ERROR not-in-room LEAVE #lobby⏎you are not in #lobby");
    seesHistory(alice);
    alice.seesOneLike("ERROR unknown-verb NO-SUCH-VERB -⏎.*");
    seesHistory(alice);
    alice.seesNext(
        "RENAMED alice al",
        "ROOM #tea 1⏎",
        "ROOM #lobby 0⏎",
        "DONE ROOMS -",
        "TOLD 1 1000 al⏎psst",
        "ACK 1 @ 0 1000");
    seesHistory(alice);
    alice.seesNext("ERROR hello-twice HELLO 1⏎already logged in");
    seesHistory(alice);
    alice.seesNext("BYE bye⏎goodbye");
    alice.seesEnd();
  }

  @Test
  void errorOfABrokenFrameWaitsForALongAnswer() {
    FramedUser alice = server.framed("alice");
    alice.sendsAtOnce("HISTORY #tea - 1000");
    alice.sendsBytes((byte) 0x7f, (byte) 0, (byte) 0, (byte) 0);
    seesHistory(alice);
    alice.seesOneLike("ERROR bad-frame .*");
    alice.seesOneLike("BYE bad-frame⏎.*");
  }

  @Test
  void endOfInputDuringALongAnswerEndsAfterIt() {
    FramedUser alice = server.framed("alice");
    alice.sendsAtOnce("HISTORY #tea - 1000", "HISTORY #tea - 1000");
    alice.endsOutput();
    seesHistory(alice);
    seesHistory(alice);
    alice.seesEnd();
  }

  @Test
  void unreadAnswerDelaysNoOtherUser() {
    FramedUser alice = server.slow(8 * 1024);
    alice.greetsAs("alice");
    alice.seesOneLike("WELCOME alice .*");
    String[] requests = new String[50];
    Arrays.fill(requests, "HISTORY #tea - 1000");
    alice.sendsAtOnce(requests);
    alice.sends("NICK al");
    bob.sends("SAY " + (MESSAGES + 1) + " #tea⏎not held up");
    bob.seesNext("ACK " + (MESSAGES + 1) + " #tea " + (MESSAGES + 1) + " 1000");
    for (int i = 0; i < requests.length; i++) {
      alice.sees("DONE HISTORY #tea");
    }
    alice.seesNext("RENAMED alice al");
  }

  @Test
  void takeoverEndsAConnectionWhoseAnswerIsNotRead() {
    FramedUser alice = server.slow(8 * 1024);
    alice.greetsAs("alice");
    alice.seesOneLike("WELCOME alice .*");
    alice.sendsAtOnce("HISTORY #tea - 1000", "HISTORY #tea - 1000", "NICK al");
    FramedUser again = server.framed("alice");
    alice.isCutOff();
    again.seesNothingMore();
  }

  @Test
  void stopOfTheServerEndsAConnectionWhoseAnswersWait() {
    FramedUser alice = server.framed("alice");
    alice.sendsAtOnce("HISTORY #tea - 1000", "HISTORY #tea - 1000", "NICK al");
    server.stops();
    alice.isCutOff();
  }

  @Test
  void textClientsAnswersComeInOrderToo() {
    TextUser guest = server.guest();
    guest.joins("#tea");
    guest.sends("/history 400\n/who #lobby\n/help who\n/nick gus");
    for (int i = 1; i <= MESSAGES; i++) {
      guest.seesOneLike("\\* .* bob: .* " + i);
    }
    guest.seesNext("* end of /history", "* nobody is in #lobby yet", "* end of /who");
    guest.seesOneLike("\\* /who.*");
    guest.seesOneLike("\\* guest-1 is now gus");
  }
}
