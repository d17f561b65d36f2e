package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The slash commands, as a person types them in nc. */
class TextCommandsTest {
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void nickChangeIsSentToTheUserAndTheRoom() {
    TextUser bob = server.guest("bob");
    TextUser alice = server.guest();
    alice.sends("/NICK alice");
    alice.seesNext("* guest-2 is now alice");
    bob.seesNext("* alice joined #lobby");
    alice.sends("/nick alice2");
    alice.seesNext("* alice is now alice2");
    bob.seesNext("* alice is now alice2");
    alice.sends("/nick BOB");
    alice.seesNext("* the nick BOB is in use");
    alice.sends("/nick guest-9");
    alice.seesNext("* the nick guest-9 is reserved for guests");
  }

  @Test
  void settingsOfTheRoomAreLinesWithoutTrailingBlanks() {
    TextUser alice = server.guest("alice");
    alice.sends("/room");
    alice.seesNext(
        "* settings of #lobby, where you are guest:",
        "* owner -",
        "* public",
        "* speak all",
        "* slow 0");
  }

  @Test
  void joinMovesFromRoomToRoom() {
    FramedUser lobby = server.framedIn("#lobby", "lobby");
    FramedUser tea = server.framedIn("#tea", "tea");
    TextUser alice = server.guest("alice");
    alice.sends("/join tea");
    alice.seesNext("* alice left #lobby", "* 2 in #tea: tea, alice");
    alice.sends("hello");
    lobby.seesNext("JOINED #lobby alice", "LEFT #lobby alice");
    lobby.seesNothingMore();
    tea.seesNext("JOINED #tea alice", "SAID #tea 1 1000 alice⏎hello");
    lobby.sends("SAY 1 #lobby⏎unheard");
    lobby.seesNext("ACK 1 #lobby 1 1000");
    alice.seesNothingMore();
  }

  @Test
  void refusedJoinLeavesTheClientWhereItIs() {
    TextUser alice = server.guest("alice");
    for (int i = 1; i <= 100; i++) {
      alice.sends("/join #made-" + i);
      alice.sends("a message, so that the room remains");
    }
    alice.catchesUp();
    FramedUser bob = server.framedIn("#made-100", "bob");
    alice.seesNext("* bob joined #made-100");
    alice.sendsRaw("/join #one-more\nstill here\n");
    alice.seesNext(
        "* you have made 100 rooms that still exist; join one that exists, such as #lobby");
    bob.seesNext("SAID #made-100 2 1000 alice⏎still here");
    alice.sendsRaw("/join #in valid\nstill here\n");
    alice.seesOneLike("\\* .*");
    bob.seesNext("SAID #made-100 3 1000 alice⏎still here");
    alice.sends("/join #lobby");
    alice.seesNext("* alice left #made-100", "* 1 in #lobby: alice");
    bob.seesNext("LEFT #made-100 alice");
  }

  @Test
  void joinOfTheSameRoomReplays() {
    FramedUser bob = server.framedIn("#lobby", "bob");
    TextUser alice = server.guest("alice");
    bob.sends("SAY 1 #lobby⏎hi");
    alice.seesNext("bob: hi");
    alice.sends("/join #Lobby");
    alice.seesNext("bob: hi", "* 2 in #lobby: bob, alice");
    alice.seesNothingMore();
  }

  @Test
  void afterLeaveThereIsNoRoomUntilTheNextJoin() {
    TextUser alice = server.guest("alice");
    alice.sends("/leave");
    alice.seesNext("* alice left #lobby");
    alice.sends("hello");
    alice.seesNext("* you are in no room; /join ROOM enters one");
    alice.sends("/leave");
    alice.seesNext("* you are in no room; /join ROOM enters one");
    alice.sends("/leave #tea");
    alice.seesNext("* you are not in #tea");
    alice.sends("/join #tea");
    alice.seesNext("* 1 in #tea: alice");
  }

  @Test
  void meAndMsgReachTheirRecipients() {
    TextUser bob = server.guest("bob");
    TextUser alice = server.guest("alice");
    bob.seesNext("* alice joined #lobby");
    alice.sends("/me  waves ");
    bob.seesNext("~ alice waves");
    alice.sends("/msg BOB psst, bob");
    bob.seesNext("[alice] psst, bob");
    alice.sends("/msg nobody psst");
    alice.seesNext("* no user has that nick");
    alice.sends("/msg bob");
    alice.seesNext("* type /msg NICK TEXT");
    alice.sends("/me");
    alice.seesNext("* type /me TEXT");
  }

  @Test
  void topicIsSetAndRemoved() {
    TextUser alice = server.guest("alice");
    alice.sends("/topic Tea at four");
    alice.seesNext("* topic of #lobby: Tea at four");
    alice.sends("/rooms");
    alice.seesNext("* #lobby (1) Tea at four", "* end of /rooms");
    alice.sends("/topic -");
    alice.sends("/rooms");
    alice.seesNext("* #lobby (1)", "* end of /rooms");
  }

  @Test
  void whoListsThisRoomAnotherRoomOrTheChat() {
    server.framedIn("#tea", "bob");
    TextUser alice = server.guest("alice");
    alice.sends("/who");
    alice.seesNext("* 1 in #lobby: alice", "* end of /who");
    alice.sends("/who tea");
    alice.seesNext("* 1 in #tea: bob", "* end of /who");
    alice.sends("/who *");
    alice.seesNext("* 2 in the chat: bob, alice", "* end of /who");
  }

  @Test
  void historyAndSearchShowTimeAndAuthor() {
    FramedUser bob = server.framedIn("#lobby", "bob");
    bob.sendsAtOnce("SAY 1 #lobby⏎green tea⏎at four", "EMOTE 2 #lobby⏎drinks tea");
    bob.sees("ACK 2 #lobby 2 1000");
    TextUser alice = server.guest("alice");
    alice.sends("/history");
    alice.seesNext(
        "* 2 messages of #lobby:",
        "* 1970-01-01 00:00 UTC #1 bob: green tea",
        "bob| at four",
        "* 1970-01-01 00:00 UTC #2 ~ bob drinks tea",
        "* end of /history");
    alice.sends("/history 1");
    alice.seesNext(
        "* 1 message of #lobby:",
        "* 1970-01-01 00:00 UTC #2 ~ bob drinks tea",
        "* end of /history");
    alice.sends("/search TEA");
    alice.seesNext(
        "* 2 messages of #lobby:",
        "* 1970-01-01 00:00 UTC #1 bob: green tea",
        "bob| at four",
        "* 1970-01-01 00:00 UTC #2 ~ bob drinks tea",
        "* end of /search");
    alice.sends("/search coffee");
    alice.seesNext("* found no messages of #lobby", "* end of /search");
    alice.sends("/search room:#nowhere tea");
    alice.seesNext("* found no messages of #nowhere", "* end of /search");
    alice.sends("/history many");
    alice.seesNext("* type /history [N], N being a number");
  }

  @Test
  void messagesAreChangedByTheNumbersThatHistoryShows() {
    TextUser bob = server.guest("bob");
    bob.sends("tea");
    bob.sends("cake");
    bob.sends("/edit 1 green tea");
    bob.sends("/delete #2");
    bob.sends("/history");
    bob.sees("* 2 messages of #lobby:");
    bob.sees("* 1970-01-01 00:00 UTC #1 bob: green tea");
    bob.sees("* 1970-01-01 00:00 UTC message 2 of bob was deleted");
    bob.sees("* end of /history");
  }

  @Test
  void searchTakesANickATimeAndRooms() {
    FramedUser bob = server.framedIn("#lobby", "bob");
    FramedUser carol = server.framedIn("#cake", "carol");
    bob.sends("SAY 1 #lobby⏎green tea");
    bob.sees("ACK 1 #lobby 1 1000");
    server.passes(Duration.ofDays(1));
    carol.sends("EMOTE 1 #cake⏎dips it into tea");
    carol.sees("ACK 1 #cake 1 86401000");
    server.passes(Duration.ofDays(1));
    bob.sends("SAY 2 #lobby⏎black tea");
    bob.sees("ACK 2 #lobby 2 172801000");
    TextUser alice = server.guest("alice");
    String first = "* 1970-01-01 00:00 UTC #1 bob: green tea";
    String last = "* 1970-01-03 00:00 UTC #2 bob: black tea";
    alice.sends("/search room:* tea");
    alice.seesNext(
        "* 3 messages of all rooms:",
        "* 1970-01-01 00:00 UTC #lobby #1 bob: green tea",
        "* 1970-01-02 00:00 UTC #cake #1 ~ carol dips it into tea",
        "* 1970-01-03 00:00 UTC #lobby #2 bob: black tea",
        "* end of /search");
    alice.sends("/search from:BOB");
    alice.seesNext("* 2 messages of #lobby:", first, last, "* end of /search");
    alice.sends("/search after:1970-01-02 tea");
    alice.seesNext("* 1 message of #lobby:", last, "* end of /search");
    alice.sends("/search tea before:1970-01-03T00:00:01");
    alice.seesNext("* 1 message of #lobby:", first, "* end of /search");
    alice.sends("/search tea after:1970-01-03T00:00:01 before:1970-01-03T00:00:02");
    alice.seesNext("* 1 message of #lobby:", last, "* end of /search");
    alice.sends("/search from:carol room:lobby");
    alice.seesNext("* found no messages of #lobby", "* end of /search");
    alice.sends("/search after:soon tea");
    alice.seesOneLike("\\* after: takes a date or a time, like after:2026-11-01 .*");
    alice.sends("/search from:alice \"from:bob\"");
    alice.seesNext("* found no messages of #lobby", "* end of /search");
    alice.seesNothingMore();
  }

  @Test
  void topicAloneIsShown() {
    FramedUser bob = server.framedIn("#lobby", "bob");
    TextUser alice = server.guest("alice");
    alice.sends("/topic");
    alice.seesNext("* #lobby has no topic; /topic TEXT sets one");
    alice.sends("/topic Tea at four");
    alice.seesNext("* topic of #lobby: Tea at four");
    alice.sends("/topic");
    alice.seesNext("* topic of #lobby: Tea at four");
    alice.sends("/leave");
    alice.seesNext("* alice left #lobby");
    alice.sends("/topic");
    alice.seesNext("* you are in no room; /join ROOM enters one");
    bob.seesNext("JOINED #lobby alice");
    bob.seesNext("TOPIC #lobby⏎Tea at four", "LEFT #lobby alice");
  }

  @Test
  void quitSaysGoodbyeAndCloses() {
    FramedUser bob = server.framedIn("#lobby", "bob");
    TextUser alice = server.guest("alice");
    alice.sends("one last word");
    alice.sends("/quit");
    alice.seesNext("* goodbye");
    alice.seesEnd();
    bob.seesNext(
        "JOINED #lobby alice", "SAID #lobby 1 1000 alice⏎one last word", "LEFT #lobby alice");
  }

  @Test
  void twoSlashesSendOneAndUnknownCommandsAreNotSent() {
    TextUser bob = server.guest("bob");
    TextUser alice = server.guest("alice");
    bob.seesNext("* alice joined #lobby");
    alice.sends("/dance");
    alice.seesNext("* /dance is not known here; /help lists the commands");
    alice.sends("//dance");
    bob.seesNext("alice: /dance");
  }
}
