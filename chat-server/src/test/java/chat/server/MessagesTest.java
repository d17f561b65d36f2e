package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** SAY and EMOTE over frames, and the order of a room, which all members share. */
class MessagesTest {
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void messageReachesOthersWithNickAndNumber() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    bob.sends("SAY 1 #tea⏎hello");
    bob.seesNext("ACK 1 #tea 1 1000");
    alice.seesNext("JOINED #tea bob", "SAID #tea 1 1000 bob⏎hello");
    alice.sends("EMOTE 1 #TEA⏎waves");
    alice.seesNext("ACK 1 #tea 2 1000");
    bob.seesNext("EMOTED #tea 2 1000 alice⏎waves");
  }

  @Test
  void textKeepsItsLinesAndSpaces() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    bob.sends("SAY 1 #tea⏎⏎ Grüße 🍵 \t⏎⏎* bob left⏎");
    alice.sees("SAID #tea 1 1000 bob⏎⏎ Grüße 🍵 \t⏎⏎* bob left⏎");
  }

  @Test
  void onlyMembersSendToARoomAndReceiveFromIt() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#cake", "bob");
    bob.sends("SAY 1 #tea⏎hello");
    bob.seesNext("ERROR not-in-room SAY 1⏎you are not in #tea; join it first");
    bob.sends("EMOTE 1 #nowhere⏎waves");
    bob.seesNext("ERROR not-in-room EMOTE 1⏎you are not in #nowhere; join it first");
    bob.sends("SAY 1 #cake⏎hello");
    bob.seesNext("ACK 1 #cake 1 1000");
    alice.seesNothingMore();
  }

  @Test
  void messagesBeforeALeaveAreStoredAndLaterOnesRefused() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    bob.sendsAtOnce("SAY 1 #tea⏎one", "LEAVE #tea", "SAY 2 #tea⏎two", "NICK rob");
    bob.seesNext(
        "ACK 1 #tea 1 1000",
        "LEFT #tea bob",
        "ERROR not-in-room SAY 2⏎you are not in #tea; join it first",
        "RENAMED bob rob");
    alice.seesNext("JOINED #tea bob", "SAID #tea 1 1000 bob⏎one", "LEFT #tea bob");
  }

  @Test
  void messagesKeepTheNickOfTheirTime() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    alice.sendsAtOnce("SAY 1 #tea⏎one", "NICK carol", "SAY 2 #tea⏎two");
    bob.seesNext("SAID #tea 1 1000 alice⏎one", "RENAMED alice carol", "SAID #tea 2 1000 carol⏎two");
    bob.sends("JOIN #tea 0");
    bob.seesNext("SAID #tea 1 1000 alice⏎one", "SAID #tea 2 1000 carol⏎two");
  }

  /** Each sender sees ACKs at the places of its own messages. */
  @RepeatedTest(20)
  void membersSeeTheSameOrder() {
    int each = 500;
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    FramedUser carol = server.framedIn("#tea", "carol");
    var aliceSends = CompletableFuture.runAsync(() -> sayMany(alice, "alice", each));
    var bobSends = CompletableFuture.runAsync(() -> sayMany(bob, "bob", each));
    List<String> truth = order(carol, "carol", 2 * each);
    List<String> alices = order(alice, "alice", 2 * each);
    List<String> bobs = order(bob, "bob", 2 * each);
    aliceSends.join();
    bobSends.join();
    assertEquals(truth, alices);
    assertEquals(truth, bobs);
  }

  private static void sayMany(FramedUser user, String nick, int count) {
    for (int i = 1; i <= count; i++) {
      user.sends("SAY " + i + " #tea⏎" + nick + i);
    }
  }

  /** Returns the texts of a room in order; ACKs name the user's own by their ids. */
  private static List<String> order(FramedUser user, String nick, int count) {
    List<String> texts = new ArrayList<>();
    while (texts.size() < count) {
      String[] frame = user.next().split("[ ⏎]", -1);
      int seq = texts.size() + 1;
      if (frame[0].equals("SAID")) {
        assertEquals(seq, Integer.parseInt(frame[2]), "numbers run without gaps");
        texts.add(frame[frame.length - 1]);
      } else if (frame[0].equals("ACK")) {
        assertEquals(seq, Integer.parseInt(frame[3]), "an ACK stands in the order");
        texts.add(nick + frame[1]);
      }
    }
    return texts;
  }
}
