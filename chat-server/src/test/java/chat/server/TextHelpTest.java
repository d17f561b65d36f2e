package chat.server;

import chat.protocol.command.SlashCommand;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What nc is answered to /help, to mistyped commands, and to those of other programs. */
class TextHelpTest {
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void helpOnSearchExplainsItsFilters() {
    TextUser alice = server.guest("alice");
    alice.sends("/help search");
    alice.seesNext(
        "* /search WORDS      find the newest messages here with all these words",
        "* from:NICK          of this author",
        "* room:ROOM          in another room; room:* in all rooms",
        "* after:DATE         from 2026-11-01, or 2026-11-01T10:30, on",
        "* before:DATE        before it; dates are yours, or UTC with nc",
        "* for example        /search from:bob after:2026-11-01 green tea");
    alice.seesNothingMore();
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
  void wordsOfIrcWorkOrAreExplained() {
    TextUser alice = server.guest("alice");
    alice.sends("/names");
    alice.seesNext("* 1 in #lobby: alice", "* end of /who");
    alice.sends("/list");
    alice.seesNext("* #lobby (1)", "* end of /rooms");
    alice.sends("/part");
    alice.seesNext("* alice left #lobby");
    alice.sends("/j tea");
    alice.seesNext("* 1 in #tea: alice");
    alice.sends("/whois bob");
    alice.seesNext("* there is no /whois here; /who lists who is in this room, /who * everyone");
    alice.sends("/away");
    alice.seesNext("* there are no away marks here; /me TEXT says what you are doing");
    alice.seesNothingMore();
  }
}
