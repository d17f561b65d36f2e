package chat.protocol.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Query;
import chat.protocol.RoomName;
import chat.protocol.SearchFilter;
import chat.protocol.Text;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlashCommandTest {
  private static final RoomName TEA = RoomName.of("#tea");
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final TypingContext INSIDE = new TypingContext(Optional.of(TEA), ZONE);
  private static final TypingContext OUTSIDE = new TypingContext(Optional.empty(), ZONE);
  private static final OptionalLong NONE = OptionalLong.empty();

  @Test
  void lineWithoutASlashIsAMessageAsTyped() throws UsageException {
    for (String line :
        List.of("hello", "  two blanks ", "and/or /me", "caf\u00E9 \uD83D\uDE00", "- /")) {
      assertMeans(new ClientMessage.Say(0, TEA, Text.of(line)), line);
    }
  }

  @Test
  void twoSlashesSendATextThatStartsWithOne() throws UsageException {
    assertMeans(new ClientMessage.Say(0, TEA, Text.of("/etc/hosts")), "//etc/hosts");
    assertMeans(new ClientMessage.Say(0, TEA, Text.of("/")), "//");
    assertMeans(new ClientMessage.Say(0, TEA, Text.of("//")), "///");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nick bob", "/NICK bob", "/Nick  bob  ", "/nick\tbob", "/nick\u3000bob"})
  void nickTakesAName(String line) throws UsageException {
    assertMeans(new ClientMessage.Rename(Nick.of("bob")), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/join tea", "/join #tea", "/JOIN TEA", "/join tea "})
  void joinTakesARoomWithOrWithoutItsHash(String line) throws UsageException {
    assertMeans(new ClientMessage.Join(TEA, NONE), line);
  }

  @Test
  void leaveTakesThisRoomOrAnother() throws UsageException {
    assertMeans(new ClientMessage.Leave(TEA), "/leave");
    assertMeans(new ClientMessage.Leave(RoomName.LOBBY), "/leave lobby");
  }

  @Test
  void meMakesAnEmote() throws UsageException {
    assertMeans(
        new ClientMessage.Say(0, TEA, MessageKind.EMOTED, Text.of("pours  tea")),
        "/me pours  tea ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/msg bob psst, you", "/msg   bob \t psst, you", "/MSG bob\u3000psst, you"})
  void msgMakesADirectMessage(String line) throws UsageException {
    assertMeans(new ClientMessage.Tell(0, Nick.of("bob"), Text.of("psst, you")), line);
  }

  @Test
  void topicIsOneLineAndADashRemovesIt() throws UsageException {
    assertMeans(new ClientMessage.SetTopic(TEA, Text.of("tea at four")), "/topic tea at four");
    assertMeans(new ClientMessage.SetTopic(TEA, Text.of("two lines")), "/topic two\nlines");
    assertMeans(new ClientMessage.SetTopic(TEA, Text.EMPTY), "/topic -");
    assertMeans(new ClientMessage.SetTopic(TEA, Text.of("- -")), "/topic - -");
    assertMeans(new Query.Topic(TEA), "/topic");
    assertMeans(new Query.Topic(TEA), "/topic ");
  }

  @Test
  void whoTakesThisRoomAnotherOrAll() throws UsageException {
    assertMeans(new Query.Who(Optional.of(TEA)), "/who");
    assertMeans(new Query.Who(Optional.of(RoomName.LOBBY)), "/who lobby");
    assertMeans(new Query.Who(Optional.empty()), "/who *");
    assertEquals(
        new ParsedInput.Message(new Query.Who(Optional.empty())),
        SlashCommandParser.parse("/who", OUTSIDE));
  }

  @Test
  void historyRequestsTwentyMessagesByDefaultAndAtMostAThousand() throws UsageException {
    assertMeans(new Query.History(TEA, NONE, 20), "/history");
    assertMeans(new Query.History(TEA, NONE, 5), "/history 5");
    assertMeans(new Query.History(TEA, NONE, 1_000), "/history 999999999");
  }

  @Test
  void searchRequestsAllWordsInThisRoom() throws UsageException {
    assertMeans(
        new Query.Search(Optional.of(TEA), 20, SearchFilter.NONE, Text.of("green tea")),
        "/search green tea ");
  }

  @ParameterizedTest
  @CsvSource({
    "/part, /leave",
    "/PART lobby, /leave lobby",
    "/names, /who",
    "/names *, /who *",
    "/list, /rooms",
    "/j tea, /join tea",
  })
  void wordsOfIrcMeanTheSameAsOurs(String line, String ours) throws UsageException {
    assertEquals(SlashCommandParser.parse(ours, INSIDE), SlashCommandParser.parse(line, INSIDE));
    String word = SplitLine.of(line).word();
    assertTrue(help(word).get(0).contains("(or " + word.toLowerCase(Locale.ROOT) + ")"), word);
  }

  @ParameterizedTest
  @CsvSource({
    "/away lunch, /me",
    "/whois bob, /who",
    "/WHOIS bob, /who",
    "/query bob, /msg",
  })
  void otherWordsOfIrcAreAnsweredWithWhatThereIs(String line, String instead) {
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
    assertTrue(refusal.getMessage().contains("; " + instead + " "), refusal.getMessage());
    assertTrue(refusal.getMessage().startsWith("there "), refusal.getMessage());
  }

  @Test
  void roomsHelpAndQuitNeedNoArguments() throws UsageException {
    assertMeans(new Query.Rooms(), "/rooms");
    assertMeans(new ClientMessage.Bye(), "/quit");
    assertMeans(new ClientMessage.Bye(), "/Quit now");
    assertEquals(new ParsedInput.Help(""), SlashCommandParser.parse("/help", OUTSIDE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/help msg", "/help /msg", "/HELP MSG", "/help\u3000/Msg bob hi "})
  void helpTakesACommandWithOrWithoutItsSlash(String line) throws UsageException {
    assertEquals(new ParsedInput.Help("/msg"), SlashCommandParser.parse(line, OUTSIDE));
  }

  @ParameterizedTest
  @CsvSource({
    "/nick, /nick NICK",
    "'/nick  ', /nick NICK",
    "/nick two names, /nick NICK",
    "/join, /join ROOM",
    "/join #a #b, /join ROOM",
    "/leave #-, /leave [ROOM]",
    "/me, /me TEXT",
    "/msg, /msg NICK TEXT",
    "/msg bob, /msg NICK TEXT",
    "'/msg bob ', /msg NICK TEXT",
    "/msg b:b hi, /msg NICK TEXT",
    "/who a b, /who [ROOM|*]",
    "/history all, /history [N]",
    "/history -1, /history [N]",
    "/history 12345678901, /history [N]",
    "/history \u0661, /history [N]",
    "/search, /search WORDS",
  })
  void malformedCommandIsAnsweredWithItsUsage(String line, String usage) {
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
    assertTrue(refusal.getMessage().contains("type " + usage), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "//",
        "/leave",
        "/me waves",
        "/topic",
        "/topic x",
        "/history",
        "/search x"
      })
  void messageOutsideARoomIsAnsweredWithJoin(String line) {
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, OUTSIDE));
    assertEquals("you are in no room; /join ROOM enters one", refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "/frobnicate now, /frobnicate",
    "/, /",
    "/ me, /",
    "/unfrobnicate! x, /unfrobnicate!",
    "/\u00E9tude, /\u00E9tude"
  })
  void unknownCommandIsNamedInTheAnswer(String line, String name) {
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
    assertEquals(name + " is not known here; /help lists what is", refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"/hlep, /help", "/HIST 5, /history", "/me! x, /me", "/h\u00E9lp, /help"})
  void mistypedCommandIsAnsweredWithTheNearestOne(String line, String meant) {
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
    String expected = line.split(" ", 2)[0] + " is not known here; did you mean " + meant + "?";
    assertEquals(expected, refusal.getMessage());
  }

  @Test
  void unknownCommandIsShownShortAndHarmless() {
    String line = "/\u001B[2J\u202E" + "\uD83D\uDE00".repeat(1_000);
    var refusal = assertThrows(UsageException.class, () -> SlashCommandParser.parse(line, INSIDE));
    String shown = "/\uFFFD[2J\uFFFD" + "\uD83D\uDE00".repeat(26) + "\u2026 is not known";
    assertTrue(refusal.getMessage().startsWith(shown), refusal.getMessage());
  }

  @Test
  void commandsAreIndependentOfTheLocale() throws UsageException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertMeans(new ClientMessage.Join(TEA, NONE), "/JOIN tea");
      assertEquals("/quit", SlashCommand.QUIT.help().usage());
      assertEquals("/history", SlashCommand.HISTORY.help().word());
      assertEquals(
          new ParsedInput.Help("/history"), SlashCommandParser.parse("/help HISTORY", OUTSIDE));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void tableListsEveryCommandWithItsHelp() {
    List<String> table = SlashCommand.table();
    for (CommandHelp command : SlashCommand.helps()) {
      long lines =
          table.stream()
              .filter(line -> line.startsWith(command.usage() + " "))
              .filter(line -> line.endsWith(" " + command.help()))
              .count();
      assertEquals(1, lines, command.usage());
    }
    assertTrue(table.get(table.size() - 1).startsWith("//TEXT "));
    assertEquals(SlashCommand.values().length + 1, table.size());
  }

  @Test
  void helpOnACommandIsItsRowAndAnExample() throws UsageException {
    List<String> expected =
        List.of(
            "/msg NICK TEXT     send a direct message",
            "for example        /msg bob are you there?");
    for (String about : List.of("msg", "/msg", "MSG", " /Msg ")) {
      assertEquals(expected, help(about));
    }
    for (SlashCommand command : SlashCommand.values()) {
      assertTrue(SlashCommand.table().contains(help(command.help().word()).get(0)));
    }
  }

  @Test
  void helpOnTwoSlashesExplainsThem() throws UsageException {
    List<String> expected =
        List.of(
            "//TEXT             say a text that starts with a slash",
            "for example        //etc/hosts");
    assertEquals(expected, help("//"));
    assertEquals(expected, help("//TEXT"));
  }

  @Test
  void helpOnNothingIsTheTable() throws UsageException {
    assertEquals(SlashCommand.table(), help(""));
    assertEquals(SlashCommand.table(), help(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "nosuch, /nosuch is not known here; /help lists what is",
    "/nosuch, /nosuch is not known here; /help lists what is",
    "serach, /serach is not known here; did you mean /search?",
    "/, / is not known here; /help lists what is",
  })
  void helpOnAnUnknownCommandIsRefusedLikeTheCommand(String about, String expected) {
    var refusal = assertThrows(UsageException.class, () -> help(about));
    assertEquals(expected, refusal.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void exampleOfEachCommandIsValid(SlashCommand command) throws UsageException {
    CommandHelp help = command.help();
    assertTrue(help.usage().startsWith(help.word()), help.usage());
    assertEquals(help.word(), help.example().split(" ", 2)[0]);
    ParsedInput typed = SlashCommandParser.parse(help.example(), INSIDE);
    if (typed instanceof ParsedInput.Help asked) {
      assertEquals(2, help(asked.about()).size());
    }
  }

  private static List<String> help(String about) throws UsageException {
    return SlashCommandParser.help(new ParsedInput.Help(about));
  }

  private static void assertMeans(ClientMessage expected, String line) throws UsageException {
    assertEquals(new ParsedInput.Message(expected), SlashCommandParser.parse(line, INSIDE));
  }
}
