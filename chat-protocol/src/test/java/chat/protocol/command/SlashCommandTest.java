package chat.protocol.command;

import static chat.protocol.command.Contexts.INSIDE;
import static chat.protocol.command.Contexts.OUTSIDE;
import static chat.protocol.command.Contexts.TEA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Query;
import chat.protocol.Query.SearchFilter;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The message that each line means. */
final class SlashCommandTest {
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

  private static void assertMeans(ClientMessage expected, String line) throws UsageException {
    assertEquals(new ParsedInput.Message(expected), SlashCommandParser.parse(line, INSIDE));
  }
}
