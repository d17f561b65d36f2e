package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Message ids: the server stores each message once, however often the client sends it. */
class MessageIdsTest {
  @AutoClose private final TestServer server = new ServerSetup().maxText(100).start();

  @Test
  void idsRiseWithGaps() {
    FramedUser alice = server.framedIn("#tea", "alice");
    alice.sends("SAY 2 #tea⏎two");
    alice.seesNext("ACK 2 #tea 1 1000");
    alice.sends("SAY 1 #tea⏎one");
    alice.seesNext("ACK 1 - 0 0");
    alice.sends("EMOTE 700 #tea⏎waves");
    alice.seesNext("ACK 700 #tea 2 1000");
    alice.sends("SAY 9223372036854775806 #tea⏎many");
    alice.seesNext("ACK 9223372036854775806 #tea 3 1000");
    alice.sends("SAY 701 #tea⏎more");
    alice.seesNext("ACK 701 - 0 0");
  }

  @Test
  void idsAboveTheHighestAreRefusedAndEchoedAsSent() {
    FramedUser alice = server.framedIn("#tea", "alice");
    for (String id : List.of("9223372036854775807", "99999999999999999999")) {
      alice.sends("SAY " + id + " #tea⏎many");
      alice.seesNext("ERROR bad-token SAY " + id + "⏎an id is a number from 1 to 2^63 - 2");
    }
    alice.sends("SAY 1 #tea⏎one");
    alice.seesNext("ACK 1 #tea 1 1000");
  }

  @Test
  void idZeroIsRefused() {
    FramedUser alice = server.framedIn("#tea", "alice");
    alice.sends("SAY 0 #tea⏎zero");
    alice.seesNext("ERROR bad-token SAY 0⏎an id is a number from 1 to 2^63 - 2");
    alice.sends("SAY 1 #tea⏎one");
    alice.seesNext("ACK 1 #tea 1 1000");
  }

  @Test
  void storedIdIsAcknowledgedAgainAndStoredOnce() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    alice.sendsAtOnce("SAY 1 #tea⏎one", "SAY 1 #tea⏎one", "SAY 2 #tea⏎two", "TELL 1 bob⏎one");
    alice.sees("ACK 1 #tea 1 1000");
    alice.seesNext("ACK 1 - 0 0", "ACK 2 #tea 2 1000", "ACK 1 - 0 0");
    bob.seesNext("SAID #tea 1 1000 alice⏎one", "SAID #tea 2 1000 alice⏎two");
    bob.seesNothingMore();
  }

  /** Repeated, since a refusal must never overtake the answers to earlier messages. */
  @RepeatedTest(20)
  void refusedMessagesAreMissedByNobodyAndAnswersKeepTheirOrder() {
    FramedUser bob = server.framedIn("#tea", "bob");
    FramedUser alice = server.framedIn("#tea", "alice");
    alice.sendsAtOnce(
        "SAY 1 #tea⏎one",
        "SAY 2 #tea⏎" + "x".repeat(101),
        "SAY 3 #cake⏎elsewhere",
        "TELL 4 nobody⏎psst",
        "SAY 5 #tea",
        "SAY 6 #tea⏎two",
        "SAY 5 #tea⏎late",
        "SAY 6 #tea⏎two",
        "SAY 7 #tea⏎three");
    alice.seesNext(
        "ACK 1 #tea 1 1000",
        "ERROR too-long SAY 2⏎the message has 101 bytes, but the server takes at most 100",
        "ERROR not-in-room SAY 3⏎you are not in #cake; join it first",
        "ERROR no-such-nick TELL 4⏎no user has that nick");
    alice.seesOneLike("ERROR empty-text SAY 5⏎.*");
    alice.seesNext("ACK 6 #tea 2 1000", "ACK 5 - 0 0", "ACK 6 - 0 0", "ACK 7 #tea 3 1000");
    bob.seesNext("JOINED #tea alice");
    bob.seesNext(
        "SAID #tea 1 1000 alice⏎one", "SAID #tea 2 1000 alice⏎two", "SAID #tea 3 1000 alice⏎three");
  }

  @Test
  void refusedIdMayBeUsedAgain() {
    FramedUser alice = server.framedIn("#tea", "alice");
    alice.sends("SAY 1 #cake⏎elsewhere");
    alice.seesNext("ERROR not-in-room SAY 1⏎you are not in #cake; join it first");
    alice.sends("SAY 1 #tea⏎here");
    alice.seesNext("ACK 1 #tea 1 1000");
  }

  @Test
  void welcomeHasTheLastStoredId() {
    FramedUser alice = server.framedIn("#tea", "alice");
    alice.sends("SAY 1 #tea⏎one");
    alice.sends("TELL 2 alice⏎two");
    alice.sees("ACK 2 @ 0 1000");
    alice.resets();
    FramedUser again = server.connect();
    again.greetsAs("alice");
    again.seesOneLike("WELCOME alice chat-server/test " + server.logId() + " 2 100⏎.*");
    again.sends("BYE");
    again.seesNext("BYE bye⏎goodbye");
    FramedUser later = server.connect();
    later.greetsAs("alice");
    later.seesOneLike("WELCOME alice chat-server/test " + server.logId() + " 2 100⏎.*");
  }

  @RepeatedTest(20)
  void messagesAreStoredOnceAcrossLostConnections() {
    FramedUser bob = server.framedIn("#tea", "bob");
    int acknowledged = 0;
    while (acknowledged < 100) {
      FramedUser alice = server.connect();
      alice.greetsAs("alice");
      String welcome = alice.seesOneLike("WELCOME alice .*");
      int last = Integer.parseInt(welcome.split(" ", -1)[4]);
      acknowledged = Math.max(acknowledged, last);
      alice.sends("JOIN #tea 0");
      alice.seesOneLike("LIVE #tea .*");
      for (int id = Math.max(1, last - 5); id <= last + 30; id++) {
        alice.sends("SAY " + id + " #tea⏎m" + id);
      }
      alice.resets();
    }
    for (int seq = 1; seq <= acknowledged; seq++) {
      bob.sees("SAID #tea " + seq + " 1000 alice⏎m" + seq);
    }
  }
}
