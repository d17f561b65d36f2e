package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program's input lines that are JSON objects do. Single quotes denote double ones. */
final class JsonInputTest {
  private static final String SHAPES =
      "write {\"room\":…,\"text\":…}, {\"to\":…,\"text\":…} or {\"command\":…}";

  private SessionTranscript bot;

  @BeforeEach
  void welcome() {
    bot =
        SessionTranscript.ofProgram("bot@localhost", "--json", "--room", "dev", "--room", "lobby")
            .serverWelcomes("bot");
  }

  private SessionTranscript writes(String... lines) {
    for (String line : lines) {
      bot.types(line.replace('\'', '"'));
    }
    return bot;
  }

  @Test
  void messagesGoToTheRoomOrTheNickThatTheyName() {
    writes(
            "{'room':'#dev','text':'to dev'}",
            "{'text':'to lobby','room':'Lobby','ref':1}",
            "{'to':'alice','text':'psst','ref':'b'}",
            "plain",
            "/me waves")
        .sent(
            "SAY 1 #dev\nto dev",
            "SAY 2 #Lobby\nto lobby",
            "TELL 3 alice\npsst",
            "SAY 4 #lobby\nplain",
            "EMOTE 5 #lobby\nwaves");
  }

  @Test
  void textsMayHaveLinesAndBeginWithASlash() {
    writes("{'room':'dev','text':'/quit\\r\\n{}\\n//x'}", "{'to':'al','text':'/me'}")
        .sent("SAY 1 #dev\n/quit\n{}\n//x", "TELL 2 al\n/me");
  }

  @Test
  void commandsAreThoseOfAnyLine() {
    writes("{'command':'/join ops'}", "{'room':'ops','text':'hi'}", "{'command':'/topic tea'}")
        .sent("JOIN #ops", "SAY 1 #ops\nhi", "TOPIC #ops\ntea");
    writes("{'command':'/quit'}");
    bot.serverSends("ACK 1 #ops 1 1").sent("BYE").linkBreaks().exits(0);
  }

  @Test
  void answersRepeatTheReference() {
    writes("{'room':'dev','text':'one','ref':1}", "two", "{'to':'al','text':'three','ref':'c'}");
    bot.forget()
        .serverSends("ACK 1 #dev 7 1", "ACK 2 #lobby 8 1", "ERROR no-such-nick TELL 3\nno al")
        .shows(
            "stored: #dev 7 bot: one (ours) ref 1",
            "stored: #lobby 8 bot: two (ours)",
            "refused: three (no al) ref c");
  }

  @Test
  void referencesSurviveAReconnect() {
    writes("{'room':'dev','text':'one','ref':1}", "{'to':'al','text':'two','ref':2}");
    bot.linkBreaks();
    writes("{'to':'al','text':'three','ref':3}").reconnects().forget();
    bot.serverSends("WELCOME bot fake/1 log 1 65536")
        .forget()
        .serverSends("SAID #dev 7 1 bot 1\none", "LIVE #dev 7", "ACK 2 @ 0 1", "ACK 3 @ 0 1")
        .shows(
            "stored: #dev 7 bot: one (ours) ref 1",
            "live: #dev",
            "stored: @ 0 [to al] two (ours) ref 2",
            "stored: @ 0 [to al] three (ours) ref 3");
  }

  @Test
  void referencesSurviveAnotherLog() {
    writes("{'to':'al','text':'one','ref':1}");
    bot.linkBreaks().reconnects();
    bot.serverSends("WELCOME bot fake/1 otherlog 4 65536").forget();
    bot.serverSends("ACK 5 @ 0 1").shows("stored: @ 0 [to al] one (ours) ref 1");
  }

  @Test
  void refusedCommandsRepeatTheirReference() {
    writes("{'command':'/join a','ref':'a'}", "{'command':'/nick b','ref':7}");
    bot.forget()
        .serverSends("ERROR too-many-rooms JOIN #a\nenough", "ERROR nick-in-use NICK b\ntaken")
        .shows("refused: enough ref a", "refused: taken ref 7");
    writes("{'command':'/nick b','ref':7}", "/nick b");
    bot.forget()
        .serverSends("ERROR nick-in-use NICK b\ntaken", "ERROR nick-in-use NICK b\ntaken")
        .shows("refused: taken", "refused: taken");
  }

  @Test
  void roomThatWasNotJoinedIsRefusedHere() {
    writes("{'room':'ops','text':'hi','ref':9}")
        .sent()
        .shows(
            "not-in-room for ops: hi (not sent: you are not in #ops; /join #ops enters it) ref 9");
    writes("{'command':'/leave dev'}", "{'room':'#dev','text':'hi'}")
        .sent("LEAVE #dev")
        .shows("not-in-room for #dev: hi (not sent: you are not in #dev; /join #dev enters it)");
    bot.endsInput().serverSends("LEFT #dev bot").linkBreaks().exits(1);
  }

  @Test
  void overlongTextIsRefusedHereWithItsReference() {
    bot.serverSends("WELCOME bot fake/1 log 0 64").forget();
    String text = "x".repeat(65);
    writes("{'to':'al','text':'" + text + "','ref':1}")
        .sent()
        .shows(
            "too-long for al: "
                + text
                + " (not sent: 65 bytes, but the server takes at most 64) ref 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                    | (not understood: at character 2, " is missing)
          {'room':'dev','text':'hi'            | (not understood: at character 26, } is missing)
          {'room':'dev','text':'hi'}}          | (not understood: at character 27, there is something after the object)
          {'room':'dev','text':true}           | (not understood: at character 22, a string or a number is missing)
          {'room':'dev','text':'a','text':'b'} | (not understood: at character 36, there is a second "text")
          {'room':'dev','text':'hi','x':1}     | for dev: hi (not understood: no request has "x"; SHAPES)
          {'room':'dev','text':1,'ref':2}      | for dev (not understood: "text" is not a string) ref 2
          {'room':7,'text':'hi'}               | : hi (not understood: "room" is not a string)
          {'room':'dev','to':'al','text':'hi'} | for dev: hi (not understood: SHAPES)
          {'room':'dev','command':'/who'}      | for dev (not understood: SHAPES)
          {'command':'/who','text':'hi'}       | : hi (not understood: SHAPES)
          {'room':'dev'}                       | for dev (not understood: SHAPES)
          {'text':'hi','ref':'r'}              | : hi (not understood: SHAPES) ref r
          {'ref':1}                            | (not understood: SHAPES) ref 1
          {}                                   | (not understood: SHAPES)
          {'room':'dev','text':''}             | for dev:  (not sent: the text is empty)
          {'room':'d v','text':'hi','ref':1}   | for d v: hi (not sent: a room's name is made of letters, digits, _ - and .) ref 1
          {'to':'#dev','text':'hi'}            | for #dev: hi (not sent: a nick is made of letters, digits, _ - and .)
          {'command':'who','ref':1}            | (not understood: a command starts with one slash) ref 1
          {'command':'//who'}                  | (not understood: a command starts with one slash)
          {'command':''}                       | (not understood: a command starts with one slash)
          {'command':'/wo','ref':1}            | (/wo is not known here; did you mean /who?) ref 1
          {'command':'/set bell all'}          | (/set works only on a terminal)
          """)
  void malformedLinesAreRefusedAndNothingIsSent(String line, String refusal) {
    String shown =
        "bad-input" + (refusal.startsWith(":") ? "" : " ") + refusal.replace("SHAPES", SHAPES);
    writes(line).sent().shows(shown);
    bot.endsInput().serverSends("LIVE #dev 0").linkBreaks().exits(1);
  }

  @Test
  void overlongReferenceIsRefusedAndNotRepeated() {
    String fits = "r".repeat(256);
    writes("{'to':'al','text':'hi','ref':'" + fits + "'}").sent("TELL 1 al\nhi").forget();
    bot.serverSends("ACK 1 @ 0 1").shows("stored: @ 0 [to al] hi (ours) ref " + fits);
    writes("{'to':'al','text':'hi','ref':'" + fits + "r'}")
        .sent()
        .shows("bad-input for al: hi (not understood: \"ref\" has more than 256 characters)");
  }

  @Test
  void lineThatBeginsOtherwiseIsNoJson() {
    writes(" {'room':'dev'}", "['x']")
        .sent("SAY 1 #lobby\n {\"room\":\"dev\"}", "SAY 2 #lobby\n[\"x\"]");
    writes("/wo").forget();
    writes("/wo").shows("* /wo is not known here; did you mean /who?");
  }

  @Test
  void withoutTheOptionJsonIsText() {
    SessionTranscript pipe = SessionTranscript.ofProgram("bot@localhost").serverWelcomes("bot");
    pipe.types("{\"room\":\"dev\"}").sent("SAY 1 #lobby\n{\"room\":\"dev\"}");
  }

  @Test
  void messagesWaitWhileTooManyArePending() {
    for (int i = 1; i <= 1_000; i++) {
      writes("{'to':'al','text':'hi','ref':" + i + "}");
    }
    writes("{'to':'al','text':'last','ref':'last'}").inputWaits().forget();
    bot.serverSends("ACK 1 @ 0 1").sent("TELL 1001 al\nlast");
    bot.timePasses(Duration.ofSeconds(1)).forget().serverSends("ACK 1001 @ 0 1");
    bot.shows("stored: @ 0 [to al] last (ours) ref last");
    assertEquals(999, bot.state().pendingCount());
  }
}
