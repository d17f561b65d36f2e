package chat.server;

import chat.protocol.command.SlashCommand;
import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
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
        "* 1970-01-01 00:00 UTC bob: green tea",
        "bob| at four",
        "* 1970-01-01 00:00 UTC ~ bob drinks tea",
        "* end of /history");
    alice.sends("/history 1");
    alice.seesNext("* 1970-01-01 00:00 UTC ~ bob drinks tea", "* end of /history");
    alice.sends("/search TEA");
    alice.seesNext(
        "* 1970-01-01 00:00 UTC ~ bob drinks tea",
        "* 1970-01-01 00:00 UTC bob: green tea",
        "bob| at four",
        "* end of /search");
    alice.sends("/history many");
    alice.seesNext("* type /history [N], N being a number");
  }

  @Test
  void helpPrintsTheTable() {
    TextUser alice = server.guest("alice");
    alice.sends("/help");
    SlashCommand.table().forEach(line -> alice.seesNext("* " + line));
    alice.seesNothingMore();
  }

  @Test
  void helpOnACommandShowsUsagePurposeAndExample() {
    TextUser alice = server.guest("alice");
    alice.sends("/help MSG");
    alice.seesNext(
        "* /msg NICK TEXT     send a direct message",
        "* for example        /msg bob are you there?");
    alice.sends("/help /whoo");
    alice.seesNext("* /whoo is not known here; did you mean /who?");
    alice.seesNothingMore();
  }

  @Test
  void mistypedCommandIsNotSentAndTheNearestIsNamed() {
    TextUser bob = server.guest("bob");
    TextUser alice = server.guest("alice");
    bob.seesNext("* alice joined #lobby");
    alice.sends("/mgs bob psst");
    alice.seesNext("* /mgs is not known here; did you mean /msg?");
    alice.sends("/hist");
    alice.seesNext("* /hist is not known here; did you mean /history?");
    alice.seesNothingMore();
    bob.seesNothingMore();
  }

  @Test
  void consoleClientsCommandIsExplained() {
    TextUser alice = server.guest("alice");
    alice.sends("/bell off");
    alice.seesNext("* /bell is a command of chat-client only; /help lists the commands known here");
    alice.sends("/help bell");
    alice.seesNext("* /bell is a command of chat-client only; /help lists the commands known here");
    alice.seesNothingMore();
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
    alice.seesNext("* /dance is not known here; /help lists what is");
    alice.sends("//dance");
    bob.seesNext("alice: /dance");
  }
}
