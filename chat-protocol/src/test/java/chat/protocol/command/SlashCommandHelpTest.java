package chat.protocol.command;

import static chat.protocol.command.Contexts.INSIDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of commands, and the help on each. */
final class SlashCommandHelpTest {
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
    long others = table.stream().filter(line -> line.matches("//TEXT .*|/s/OLD/NEW/ .*")).count();
    assertEquals(2, others);
    List<String> headings = table.stream().filter(line -> line.endsWith(":")).toList();
    assertEquals(
        List.of(
            "Messages:",
            "Rooms:",
            "Your nick and account:",
            "For owners and ops of a room:",
            "This server:"),
        headings);
    assertEquals(SlashCommand.values().length + others + headings.size(), table.size());
  }

  /** A person finds a command below its heading, in the order of the completion. */
  @Test
  void tableIsInTheOrderOfTheCommands() {
    assertEquals(
        SlashCommand.helps().stream().map(CommandHelp::row).toList(),
        SlashCommand.table().stream().filter(line -> line.matches("/[a-z]+( .*)?")).toList());
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
  void helpOnWhatRemovesFromTheServerSaysWhoReadsTheReason() throws UsageException {
    String readers = "for operators; bob's rooms read why";
    assertTrue(help("kick").contains("* bob              from the whole server, " + readers));
    assertTrue(help("ban").contains("* bob              on the whole server, " + readers));
    assertTrue(help("mute").contains("* bob              on the whole server; for operators"));
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
    "nosuch, /nosuch is not known here; /help lists the commands",
    "/nosuch, /nosuch is not known here; /help lists the commands",
    "serach, /serach is not known here; did you mean /search?",
    "/, / is not known here; /help lists the commands",
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
}
