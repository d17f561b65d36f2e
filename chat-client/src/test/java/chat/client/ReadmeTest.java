package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.command.CommandParser;
import chat.client.config.SettingsStore;
import chat.client.view.JsonEventTable;
import chat.documents.MarkdownPage;
import chat.protocol.command.CommandHelp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Holds the client's manual to what the client does. */
final class ReadmeTest {
  private static final MarkdownPage PAGE = MarkdownPage.of("chat-client/README.md");

  @Test
  void showsWhatHelpPrints() {
    CommandLine client = ChatClientMain.commandLine();
    PAGE.assertShows("scripts/chat-client --help", client.getUsageMessage());
    PAGE.assertShows(
        "scripts/chat-client bench --help", client.getSubcommands().get("bench").getUsageMessage());
    PAGE.assertShows(
        "scripts/chat-client doctor --help",
        client.getSubcommands().get("doctor").getUsageMessage());
  }

  @Test
  void listsEveryCommandAndNoOther() {
    List<String> listed =
        PAGE.section("Commands").stream()
            .filter(line -> line.matches("/[a-z]+( .*)?"))
            .map(ReadmeTest::inOneLine)
            .toList();
    assertEquals(
        CommandParser.suggestions().stream()
            .map(CommandHelp::row)
            .map(ReadmeTest::inOneLine)
            .toList(),
        listed);
  }

  @Test
  void saysOfEverySettingToWhomTheFileAppliesIt() {
    List<String> listed =
        PAGE.section("Settings").stream()
            .filter(line -> line.matches("\\| `.*\\| (yes|no)\\b.*"))
            .flatMap(line -> Stream.of(line.split("\\|", 3)[1].split("`", -1)))
            .filter(SettingsStore.names()::contains)
            .sorted()
            .toList();
    assertEquals(SettingsStore.names().stream().sorted().toList(), listed);
  }

  @Test
  void jsonEventsShownHaveTheFieldsOfTheirTable() {
    PAGE.section("JSON events").stream()
        .filter(line -> line.startsWith("{"))
        .forEach(JsonEventTable::assertDocumented);
  }

  /** Joins the columns of a table row, which each table aligns differently. */
  private static String inOneLine(String row) {
    return row.replaceAll("\\s+", " ");
  }
}
