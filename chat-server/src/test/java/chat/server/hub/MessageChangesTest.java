package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.fixture.TestServer;
import chat.server.hub.limit.HubLimits;
import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that their authors edit and delete, as clients of each kind see it. */
class MessageChangesTest {
  private TestChat chat;
  private HubUser alice;
  private HubUser bob;
  // Knows neither EDITED nor DELETED.
  private HubUser carol;

  @BeforeEach
  void enter() {
    enter(new TestChat());
  }

  private void enter(TestChat into) {
    chat = into;
    alice = joins("alice");
    bob = joins("bob");
    carol = chat.framedIn("#tea", "carol");
    skipAll();
  }

  private HubUser joins(String nick) {
    HubUser user = chat.connects();
    user.sends("HELLO 1 " + nick + " " + TestServer.idOf(nick) + "⏎features changes");
    user.sends("JOIN #tea");
    return user;
  }

  private void skipAll() {
    alice.skips();
    bob.skips();
    carol.skips();
  }

  @Test
  void ownMessageIsEdited() {
    alice.sendsBatch("SAY 1 #tea⏎green tee");
    skipAll();
    alice.sendsBatch("EDIT 2 #tea 1⏎green tea");
    alice.sees("ACK 2 #tea 2 1000");
    bob.sees("EDITED #tea 2 1000 alice 1⏎green tea");
    carol.sees("SKIP #tea 2");
  }

  @Test
  void ownMessageIsDeleted() {
    alice.sendsBatch("SAY 1 #tea⏎oops");
    skipAll();
    alice.sendsBatch("DELETE 2 #tea 1");
    alice.sees("ACK 2 #tea 2 1000");
    bob.sees("DELETED #tea 2 1000 alice 1");
    carol.sees("SKIP #tea 2");
    alice.sendsBatch("DELETE 3 #tea 1", "EDIT 4 #tea 1⏎again");
    alice.sees(
        "ERROR no-such-message DELETE 3⏎message 1 is deleted already",
        "ERROR no-such-message EDIT 4⏎message 1 is deleted already");
  }

  @Test
  void messageThatIsNoLongerStoredIsUnknown() {
    alice.sendsBatch("SAY 1 #tea⏎green tee", "SAY 2 #tea⏎oops");
    skipAll();
    // The hub still has them in memory.
    chat.log().dropsMessages();
    alice.sendsBatch("EDIT 3 #tea 1⏎green tea", "DELETE 4 #tea 2", "EDIT 5 #tea last⏎oh");
    alice.sees(
        "ERROR no-such-message EDIT 3⏎#tea has no message 1",
        "ERROR no-such-message DELETE 4⏎#tea has no message 2",
        "ERROR no-such-message EDIT 5⏎none of the last messages in #tea is yours");
    bob.seesNothing();
    alice.sendsBatch("SAY 6 #tea⏎new");
    alice.sees("ACK 6 #tea 3 1000");
  }

  @Test
  void clientIsChargedForFindingAMessage() {
    alice.sendsBatch("SAY 1 #tea⏎green tee");
    int before = alice.peer().charges();
    alice.sendsBatch("SAY 2 #tea⏎black tea");
    assertEquals(before, alice.peer().charges());
    alice.sendsBatch("DELETE 3 #tea last nobody", "EDIT 4 #tea 1⏎green tea");
    assertTrue(alice.peer().charges() >= before + 2);
  }

  @Test
  void replayShowsWhatIsLeftAndWhatHappened() throws Exception {
    alice.sendsBatch("SAY 1 #tea⏎one", "SAY 2 #tea⏎two");
    alice.sendsBatch("EDIT 3 #tea 1⏎eins", "DELETE 4 #tea 2");
    bob.sendsBatch("SAY 1 #tea⏎three");
    skipAll();
    HubUser dave = chat.connects();
    dave.sends("HELLO 1 dave " + TestServer.idOf("dave") + "⏎features changes");
    dave.skips();
    dave.sends("JOIN #tea 0");
    dave.sees(
        "SAID #tea 1 1000 alice⏎eins",
        "DELETED #tea 2 1000 alice 2",
        "EDITED #tea 3 1000 alice 1⏎eins",
        "DELETED #tea 4 1000 alice 2",
        "SAID #tea 5 1000 bob⏎three",
        "TOPIC #tea⏎",
        "MEMBERS #tea 4⏎alice⏎bob⏎carol⏎dave",
        "LIVE #tea 5");
    carol.skips();
    carol.sends("JOIN #tea 0");
    carol.sees(
        "SAID #tea 1 1000 alice⏎eins",
        "SKIP #tea 2",
        "SKIP #tea 3",
        "SKIP #tea 4",
        "SAID #tea 5 1000 bob⏎three",
        "TOPIC #tea⏎",
        "MEMBERS #tea 4⏎alice⏎bob⏎carol⏎dave",
        "LIVE #tea 5");
    dave.sends("HISTORY #tea 6 9");
    dave.seesReplay(
        "PAST #tea 1 1000 alice⏎eins", "DELETED #tea 2 1000 alice 2", "PAST #tea 5 1000 bob⏎three");
    dave.sees("DONE HISTORY #tea");
    carol.sends("HISTORY #tea 6 9");
    carol.seesReplay("PAST #tea 1 1000 alice⏎eins", "PAST #tea 5 1000 bob⏎three");
  }

  @Test
  void messagesOfOthersAreNotChanged() {
    alice.sendsBatch("SAY 1 #tea⏎mine");
    skipAll();
    bob.sendsBatch("EDIT 1 #tea 1⏎yours", "DELETE 2 #tea 1", "DELETE 3 #tea last alice");
    bob.sees(
        "ERROR no-right EDIT 1⏎message 1 is not yours: only its author can edit it",
        "ERROR no-right DELETE 2⏎message 1 is not yours, and only ops delete those of others",
        "ERROR no-right DELETE 3⏎message 1 is not yours, and only ops delete those of others");
    alice.seesNothing();
  }

  @Test
  void entryOrUnknownNumberIsNoMessage() {
    alice.sendsBatch("SAY 1 #tea⏎one");
    alice.sendsBatch("EDIT 2 #tea 1⏎two");
    skipAll();
    alice.sendsBatch("DELETE 3 #tea 2", "DELETE 4 #tea 3", "DELETE 5 #tea 99");
    alice.sees(
        "ERROR no-such-message DELETE 3⏎#tea has no message 2",
        "ERROR no-such-message DELETE 4⏎#tea has no message 3",
        "ERROR no-such-message DELETE 5⏎#tea has no message 99");
  }

  @Test
  void roomMustHaveBeenJoined() {
    alice.sendsBatch("DELETE 1 #cake last");
    alice.sees("ERROR not-in-room DELETE 1⏎you are not in #cake; join it first");
  }

  @Test
  void messageCanBeChangedForAWhile() {
    alice.sendsBatch("SAY 1 #tea⏎old");
    chat.jumps(Duration.ofMinutes(15));
    skipAll();
    alice.sendsBatch("EDIT 2 #tea 1⏎new");
    alice.sees("ACK 2 #tea 2 901000");
    chat.jumps(Duration.ofMillis(1));
    alice.sendsBatch("EDIT 3 #tea 1⏎newer", "DELETE 4 #tea last");
    alice.sees(
        "ERROR too-late EDIT 3⏎message 1 is too old: its author can change it for 15 min",
        "ERROR too-late DELETE 4⏎message 1 is too old: its author can change it for 15 min");
  }

  @Test
  void serverMayLetNobodyChangeMessages() {
    enter(new TestChat(new HubLimits(0, 0, false, Duration.ZERO)));
    alice.sendsBatch("SAY 1 #tea⏎one");
    chat.jumps(Duration.ofMillis(1));
    skipAll();
    alice.sendsBatch("EDIT 2 #tea 1⏎two");
    alice.sees("ERROR too-late EDIT 2⏎on this server, messages stay as they are");
  }

  @Test
  void lastMessageIsTheNewestOfItsAuthor() {
    alice.sendsBatch("SAY 1 #tea⏎one", "SAY 2 #tea⏎two");
    bob.sendsBatch("SAY 1 #tea⏎three");
    skipAll();
    alice.sendsBatch("EDIT 3 #tea last⏎zwei");
    alice.sendsBatch("DELETE 4 #tea last");
    alice.sendsBatch("DELETE 5 #tea last");
    alice.sendsBatch("DELETE 6 #tea last");
    bob.sees(
        "EDITED #tea 4 1000 alice 2⏎zwei",
        "DELETED #tea 5 1000 alice 2",
        "DELETED #tea 6 1000 alice 1");
    alice.sees(
        "ACK 3 #tea 4 1000",
        "ACK 4 #tea 5 1000",
        "ACK 5 #tea 6 1000",
        "ERROR no-such-message DELETE 6⏎none of the last messages in #tea is yours");
  }

  @Test
  void lastMessageIsTheNewestAlsoBehindLargeOnes() throws Exception {
    alice.sendsBatch("SAY 1 #tea⏎old");
    LogName tea = LogName.of(RoomName.of("#tea"));
    Text large = Text.of("x".repeat(8_000));
    for (int i = 0; i < 100; i++) {
      Nick dave = Nick.of("dave");
      chat.log().append(List.of(new Draft(tea, "dave", 0, 0, dave, MessageKind.SAID, large)));
    }
    enter(chat.restarts());
    alice.sendsBatch("SAY 2 #tea⏎new");
    enter(chat.restarts());
    alice.sendsBatch("DELETE 3 #tea last");
    alice.takesAll();
    LogMessage last = chat.log().read(tea, 101, 102, 1).messages().get(0);
    assertEquals(LogMessage.Shown.TOMBSTONE, last.shown());
  }

  @Test
  void lastMessageMayBeInTheSameBatch() {
    alice.sends("SAY 1 #tea⏎teh tea", "EDIT 2 #tea last replace⏎teh⏎the", "DELETE 3 #tea last");
    chat.endsBatch();
    chat.endsBatch();
    chat.endsBatch();
    bob.sees(
        "SAID #tea 1 1000 alice⏎teh tea",
        "EDITED #tea 2 1000 alice 1⏎the tea",
        "DELETED #tea 3 1000 alice 1");
  }

  @Test
  void editAndDeletionOfOneBatchAreStoredInOrder() {
    alice.sendsBatch("SAY 1 #tea⏎one");
    skipAll();
    int before = chat.log().commits();
    alice.sendsBatch("EDIT 2 #tea 1⏎two", "DELETE 3 #tea 1");
    assertEquals(before + 1, chat.log().commits());
    bob.sees("EDITED #tea 2 1000 alice 1⏎two", "DELETED #tea 3 1000 alice 1");
    alice.sees("ACK 2 #tea 2 1000", "ACK 3 #tea 3 1000");
  }

  @Test
  void resentRequestIsOneEntry() {
    alice.sendsBatch("SAY 1 #tea⏎one");
    alice.sendsBatch("DELETE 2 #tea 1");
    skipAll();
    alice.sendsBatch("DELETE 2 #tea 1");
    alice.sees("ACK 2 - 0 0");
    bob.seesNothing();
  }

  @Test
  void replacementNeedsWhatItReplaces() {
    alice.sendsBatch("SAY 1 #tea⏎a b a");
    skipAll();
    alice.sendsBatch("EDIT 2 #tea last replace⏎x⏎y");
    alice.sees("ERROR no-such-message EDIT 2⏎message 1 does not have \"x\" in it");
    alice.sendsBatch("EDIT 3 #tea last replace⏎a⏎c");
    bob.sees("EDITED #tea 2 1000 alice 1⏎c b a");
    alice.skips();
    alice.sendsBatch("EDIT 4 #tea last replace⏎c b a⏎");
    alice.sees("ERROR empty-text EDIT 4⏎nothing would be left of the message: /delete deletes it");
  }

  @Test
  void failedCommitChangesNothing() {
    alice.sendsBatch("SAY 1 #tea⏎one");
    skipAll();
    chat.log().setBroken(true);
    alice.sendsBatch("DELETE 2 #tea 1");
    alice.sees(
        "ERROR not-stored DELETE 2⏎the server could not store this message; try again later",
        "ERROR not-stored - -⏎the server can't store messages now; stored messages are safe");
    chat.log().setBroken(false);
    bob.skips();
    alice.sendsBatch("DELETE 2 #tea 1");
    alice.sees("ACK 2 #tea 2 1000");
  }

  @Test
  void textClientsReadSentences() {
    HubUser guest = chat.guest();
    HubUser other = chat.guest();
    guest.sendsBatch("SAY 1 #lobby⏎teh tea");
    guest.skips();
    other.skips();
    guest.sendsBatch("EDIT 2 #lobby last replace⏎teh⏎the");
    guest.sees("* message 1 is edited");
    other.sees("* guest-1 edited message 1:", "guest-1: the tea");
    guest.sendsBatch("DELETE 3 #lobby last");
    guest.sees("* message 1 is deleted");
    other.sees("* message 1 was deleted by guest-1");
  }
}
