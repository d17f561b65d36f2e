package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which requests end a batch: members see all events in the order in which they arrived. */
class BatchTest {
  private final TestChat chat = new TestChat();
  private final HubUser alice = chat.framedIn("#tea", "alice");
  private final HubUser bob = chat.framedIn("#tea", "bob");

  BatchTest() {
    alice.skips();
  }

  @Test
  void nickThatDoesNotChangeIsAnnouncedToNobody() {
    alice.sends("NICK alice", "NICK ALICE");
    alice.sees("RENAMED alice alice", "RENAMED alice ALICE");
    bob.sees("RENAMED alice ALICE");
  }

  @Test
  void nickChangeFollowsTheMessagesBeforeIt() {
    alice.sends("SAY 1 #tea⏎as alice", "NICK carol", "SAY 2 #tea⏎as carol");
    bob.sees("SAID #tea 1 1000 alice⏎as alice", "RENAMED alice carol");
    chat.endsBatch();
    bob.sees("SAID #tea 2 1000 carol⏎as carol");
    alice.sees("ACK 1 #tea 1 1000", "RENAMED alice carol", "ACK 2 #tea 2 1000");
  }

  @Test
  void leaveFollowsTheMessagesBeforeIt() {
    alice.sends("SAY 1 #tea⏎goodbye");
    bob.sends("LEAVE #tea");
    bob.sees("SAID #tea 1 1000 alice⏎goodbye", "LEFT #tea bob");
    alice.sees("ACK 1 #tea 1 1000", "LEFT #tea bob");
  }

  @Test
  void joinReplaysTheMessagesBeforeIt() {
    alice.sends("SAY 1 #tea⏎early");
    HubUser carol = chat.framed("carol");
    carol.sends("JOIN #tea");
    carol.sees(
        "SAID #tea 1 1000 alice⏎early",
        "TOPIC #tea⏎",
        "MEMBERS #tea 3⏎alice⏎bob⏎carol",
        "LIVE #tea 1");
  }

  @Test
  void byeFollowsTheMessagesBeforeIt() {
    alice.sends("SAY 1 #tea⏎last words", "BYE");
    alice.sees("ACK 1 #tea 1 1000");
    alice.seesEnd("BYE bye⏎goodbye");
    bob.sees("SAID #tea 1 1000 alice⏎last words", "LEFT #tea alice");
  }

  @Test
  void lostConnectionStoresTheMessagesBeforeIt() {
    alice.sends("SAY 1 #tea⏎hello");
    alice.losesConnection();
    bob.sees("SAID #tea 1 1000 alice⏎hello");
    assertEquals(1, chat.log().commits());
  }

  @Test
  void refusalFollowsTheSendersMessagesAndCommitsNobodyElses() {
    bob.sends("SAY 1 #tea⏎from bob");
    alice.sends("SAY 1 #nowhere⏎lost");
    alice.sees("ERROR not-in-room SAY 1⏎you are not in #nowhere; join it first");
    assertEquals(0, chat.log().commits());
    alice.sends("SAY 1 #tea⏎from alice", "SAY 2 #nowhere⏎lost");
    assertEquals(1, chat.log().commits());
    alice.sees(
        "SAID #tea 1 1000 bob⏎from bob",
        "ACK 1 #tea 2 1000",
        "ERROR not-in-room SAY 2⏎you are not in #nowhere; join it first");
  }

  @Test
  void firstMessageOfAGuestFollowsItsAnnouncement() {
    alice.sends("JOIN #lobby");
    alice.skips();
    HubUser guest = chat.guest();
    alice.sends("SAY 1 #lobby⏎anybody?");
    guest.sends("SAY 0 #lobby⏎me");
    alice.sees("ACK 1 #lobby 1 1000", "JOINED #lobby guest-1");
    chat.endsBatch();
    alice.sees("SAID #lobby 2 1000 guest-1⏎me");
  }

  @Test
  void replacementsInOneBatchFollowEachOther() {
    alice.sends("SAY 1 #tea⏎green tee");
    chat.endsBatch();
    alice.sendsBatch("EDIT 2 #tea 1 replace⏎tee⏎tea", "EDIT 3 #tea 1 replace⏎green⏎black");
    alice.sends("HISTORY #tea - 3");
    String seen = alice.takesAll().toString();
    assertTrue(seen.contains("PAST #tea 1 1000 alice⏎black tea"), seen);
  }
}
