package chat.client.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.config.SettingsStore;
import chat.client.event.Page;
import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.command.CommandHelp;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SlashCommand;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What typed lines ask for. */
final class CommandParserTest {
  private static final RoomName ROOM = RoomName.of("#tea");
  private static final Optional<Page> FRONT = Optional.of(Page.of(ROOM));
  private static final Optional<Page> DIRECT = Optional.of(Page.with(Nick.of("bob")));

  private final CommandParser person = new CommandParser(true);
  private final CommandParser program = new CommandParser(false);

  @ParameterizedTest
  @CsvSource({"hello, hello", "//etc, /etc", "' x', ' x'"})
  void messageGoesToTheCurrentRoom(String line, String text) throws UsageException {
    var say = new ClientMessage.Say(0, ROOM, Text.of(text));
    assertEquals(new ClientInput.Send(say), parse(line));
    assertEquals(Optional.of(say), parse(line).message());
    assertEquals(new ClientInput.Send(say), program.parse(line, FRONT));
  }

  @ParameterizedTest
  @CsvSource({"hello, hello", "//etc, /etc", "' x', ' x'"})
  void messageInAConversationGoesToItsPartner(String line, String text) throws UsageException {
    var tell = new ClientMessage.Tell(0, Nick.of("bob"), Text.of(text));
    assertEquals(new ClientInput.Send(tell), person.parse(line, DIRECT));
  }

  @ParameterizedTest
  @CsvSource({"/leave", "/LEAVE", "'/leave '", "/query"})
  void conversationIsClosed(String line) throws UsageException {
    assertEquals(
        new ClientInput.Query(Optional.empty(), Optional.empty()), person.parse(line, DIRECT));
  }

  @Test
  void commandsThatNeedNoRoomWorkInAConversation() throws UsageException {
    assertEquals(
        new ClientInput.Send(new ClientMessage.Leave(ROOM)), person.parse("/leave tea", DIRECT));
    assertEquals(new ClientInput.Clear(), person.parse("/clear", DIRECT));
  }

  @ParameterizedTest
  @CsvSource({
    "/me waves, /me is for rooms; this is a conversation with bob",
    "/HISTORY 5, /HISTORY is for rooms; this is a conversation with bob",
    "/join, type /join ROOM",
    "/hitsory, /hitsory is not known here; did you mean /history?",
  })
  void conversationRefuses(String line, String why) {
    refuses(line, DIRECT, why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/edit no", "/EDIT 3 no", "/delete", "/delete 3", "/s/yes/no/", "/s|y|n|"})
  void directMessagesCannotBeChanged(String line) {
    refuses(line, DIRECT, "direct messages stay as they were sent; only rooms' change");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/s/old text/new/", "/S/old text/new", "/s|old text|new|"})
  void replacementIsNoUnknownCommand(String line) throws UsageException {
    var edit =
        new ChangeRequest.Edit(0, ROOM, OptionalLong.empty(), true, Text.of("old text\nnew"));
    assertEquals(new ClientInput.Send(edit), parse(line));
    assertEquals(new ClientInput.Send(edit), program.parse(line, FRONT));
  }

  @Test
  void helpOnAReplacementIsThatOnEdits() throws UsageException {
    assertEquals(lines(parse("/help edit")), lines(parse("/help /s/")));
  }

  @Test
  void conversationIsOpened() throws UsageException {
    assertEquals(
        new ClientInput.Query(Optional.of(Nick.of("carol")), Optional.empty()),
        parse("/query carol"));
    ClientInput begun = parse("/query carol are you there?");
    assertEquals(
        Optional.of(new ClientMessage.Tell(0, Nick.of("carol"), Text.of("are you there?"))),
        begun.message());
    refuses("/query", FRONT, "no conversation is in front; type /query NICK to open one");
    refuses(
        "/query", Optional.empty(), "no conversation is in front; type /query NICK to open one");
    refuses(
        "/query a/b",
        FRONT,
        "a nick is made of letters, digits, _ - and .; type /query [NICK [TEXT]]");
  }

  @Test
  void messageNeedsARoom() {
    refuses("hello", Optional.empty(), "you are in no room; /join ROOM enters one");
  }

  @Test
  void serverCommandMakesItsMessage() throws UsageException {
    assertEquals(
        new ClientInput.Send(new ClientMessage.Rename(Nick.of("bob"))), parse("/NICK  bob"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/reply  on my way ", "/REPLY on my way"})
  void replyTakesText(String line) throws UsageException {
    assertEquals(new ClientInput.Reply(Text.of("on my way")), parse(line));
  }

  @Test
  void replyGoesToTheLastTeller() throws UsageException {
    var reply = new ClientInput.Reply(Text.of("yes"));
    assertEquals(
        new ClientMessage.Tell(0, Nick.of("eve"), Text.of("yes")),
        reply.to(Optional.of(Nick.of("eve"))));
    assertThrows(UsageException.class, () -> reply.to(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "/bell all, bell, all",
    "/show count, show, count",
    "/highlight on  call, highlight, on  call",
    "/highlight -deploy, highlight, -deploy",
    "/ignore mallory, ignore, mallory",
    "/unignore mallory, ignore, -mallory",
    "/set give-up  1m, give-up, 1m",
    "/set no-such thing, no-such, thing",
  })
  void settingIsChanged(String line, String name, String value) throws UsageException {
    assertEquals(new ClientInput.ChangeSetting(name, value), parse(line));
  }

  @ParameterizedTest
  @CsvSource({
    "/bell, bell",
    "/show, show",
    "/highlight, highlight",
    "/ignore, ignore",
    "/set bell, bell",
  })
  void settingIsShown(String line, String name) throws UsageException {
    assertEquals(new ClientInput.ShowSetting(name), parse(line));
  }

  @Test
  void allSettingsAreShown() throws UsageException {
    assertEquals(new ClientInput.ShowSettings(), parse("/set "));
  }

  @Test
  void roomAndClearAreParsed() throws UsageException {
    assertEquals(new ClientInput.Go("2"), parse("/go 2"));
    assertEquals(new ClientInput.Clear(), parse("/clear"));
    assertEquals(Optional.empty(), parse("/clear").message());
  }

  @ParameterizedTest
  @CsvSource({
    "/go, type /go N|next|ROOM|NICK",
    "/unignore, type /unignore NICK",
    "/reply, type /reply TEXT",
    "/nick, type /nick NICK",
    "/replay thanks, /replay is not known here; did you mean /reply?",
    "/help bel, /bel is not known here; did you mean /bell?",
    "/xyzzy, /xyzzy is not known here; /help lists the commands",
  })
  void malformedLineIsRefused(String line, String why) {
    refuses(line, FRONT, why);
  }

  @ParameterizedTest
  @CsvSource({"/bell all, /bell", "/GO 1, /GO", "/help go, /go"})
  void clientCommandsWorkOnlyOnATerminal(String line, String word) {
    var e = assertThrows(UsageException.class, () -> program.parse(line, FRONT));
    assertEquals(word + " works only on a terminal", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/query bob", "/QUERY", "/help query"})
  void programIsToldWhatSendsADirectMessage(String line) {
    var e = assertThrows(UsageException.class, () -> program.parse(line, FRONT));
    assertEquals("there is no /query here; /msg NICK TEXT sends a direct message", e.getMessage());
  }

  @Test
  void programIsSuggestedOnlyServerCommands() {
    var e = assertThrows(UsageException.class, () -> program.parse("/replay", FRONT));
    assertEquals("/replay is not known here; /help lists the commands", e.getMessage());
  }

  @Test
  void helpListsEveryCommand() throws UsageException {
    List<String> lines = lines(parse("/help"));
    for (CommandHelp command : CommandParser.suggestions()) {
      assertEquals(
          1, lines.stream().filter(line -> line.startsWith(command.usage() + " ")).count());
    }
    assertEquals(SlashCommand.table(), lines(program.parse("/help", FRONT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/help bell", "/help /bell", "/help BELL all"})
  void helpShowsOneCommandWithAnExample(String line) throws UsageException {
    assertEquals(
        List.of(ClientCommand.BELL.help().row(), "for example        /bell all"),
        lines(parse(line)));
  }

  @Test
  void helpShowsServerCommands() throws UsageException {
    assertEquals(SlashCommandParser.help(new ParsedInput.Help("nick")), lines(parse("/help nick")));
    assertEquals(SlashCommandParser.help(new ParsedInput.Help("//")), lines(parse("/help //")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/show", "/bell", "/highlight", "/ignore"})
  void settingOfACommandExists(String line) throws UsageException {
    var shown = assertInstanceOf(ClientInput.ShowSetting.class, parse(line));
    assertTrue(SettingsStore.names().contains(shown.name()));
  }

  @Test
  void noClientCommandHidesAServerCommand() {
    assertEquals(
        List.of(),
        ClientCommand.helps().stream()
            .map(CommandHelp::word)
            .filter(SlashCommand.words()::contains)
            .toList());
  }

  private ClientInput parse(String line) throws UsageException {
    return person.parse(line, FRONT);
  }

  private static List<String> lines(ClientInput input) {
    return assertInstanceOf(ClientInput.Help.class, input).lines();
  }

  private void refuses(String line, Optional<Page> front, String why) {
    var e = assertThrows(UsageException.class, () -> person.parse(line, front));
    assertEquals(why, e.getMessage());
  }
}
