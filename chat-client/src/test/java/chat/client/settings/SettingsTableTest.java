package chat.client.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.ui.Bell;
import chat.client.ui.Preferences;
import chat.client.ui.Show;
import chat.protocol.Nick;
import chat.protocol.command.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What /set shows and changes. */
@DisabledOnOs(OS.WINDOWS) // Only for how paths are written there.
final class SettingsTableTest {
  private static final String KEPT = "kept in ~/.config/chat-client/config";

  @TempDir private Path home;
  private SetUp setUp;
  private SettingsTable table;
  private Preferences preferences;

  @BeforeEach
  void start() {
    setUp = new SetUp(home);
    starts();
  }

  @Test
  void eachSettingIsShownWithWhoSaidSo() throws Exception {
    setUp.config("bell = all", "ignore = eve", "ignore = mallory");
    setUp = setUp.with("NO_COLOR", "1");
    starts("bob@localhost", "--show=count", "--listen");
    assertEquals(
        """
        server     = bob@localhost  (command line)
        room       = #lobby  (default)
        text       = false  (default)
        give-up    = 5m  (default)
        json       = false  (default)
        timestamps = false  (default)
        listen     = true  (command line)
        send       = -  (default)
        no-color   = true  (environment)
        bell       = all  (config)
        show       = count  (command line)
        highlight  = -  (default)
        ignore     = eve, mallory  (config)
        log        = -  (default)\
        """,
        String.join("\n", table.answer("")));
  }

  @Test
  void whatIsWrongInTheFileByNowIsToldWithThem() throws Exception {
    setUp.config("bell = loud");
    starts();
    setUp.config("bell = all", "ignore = a b", "show =");
    List<String> told = table.answer("");
    assertEquals(
        List.of(
            setUp.file() + ":3: show has no value; write it behind the =, or delete the line",
            setUp.file() + ":2: a b: a nick is made of letters, digits, _ - and ."),
        told.subList(told.size() - 2, told.size()));
    setUp.config("bell = all");
    assertEquals(table.names().size(), table.answer("").size());
  }

  @Test
  void oneSettingIsShown() throws Exception {
    answers("bell", "bell = highlights  (default)");
    answers(" bell ", "bell = highlights  (default)");
  }

  @Test
  void whatIsShownChangesAtOnce() throws Exception {
    answers("bell all", "bell = all, from now on; " + KEPT);
    assertEquals(Bell.ALL, preferences.bell());
    has("bell = all\n");
    answers("bell", "bell = all  (config)");
    answers("show Count", "show = count, from now on; " + KEPT);
    assertEquals(Show.COUNT, preferences.show());
    answers("bell -", "bell = highlights, from now on; " + KEPT);
    assertEquals(Bell.HIGHLIGHTS, preferences.bell());
    answers("bell", "bell = highlights  (default)");
    has("show = Count\n");
  }

  @Test
  void aChangeReplacesWhatTheCommandLineSaid() throws Exception {
    starts("--bell=off");
    answers("bell all", "bell = all, from now on; " + KEPT);
    assertEquals(Bell.ALL, preferences.bell());
  }

  @Test
  void otherSettingsCountFromTheNextStart() throws Exception {
    answers("give-up 1m", "give-up = 1m, from the next start on; " + KEPT);
    answers("give-up", "give-up = 1m  (config, from the next start on)");
    answers(
        "server alice@example.org", "server = alice@example.org, from the next start on; " + KEPT);
    assertEquals("example.org", setUp.settings().destination().address().host());
    answers("give-up -", "give-up = 5m, from the next start on; " + KEPT);
  }

  @Test
  void valuesAreAddedAndTakenAway() throws Exception {
    answers("highlight deploy", "highlight = deploy, from now on; " + KEPT);
    answers("highlight on  call", "highlight = deploy, on  call, from now on; " + KEPT);
    assertEquals(List.of("deploy", "on  call"), preferences.highlights());
    answers("highlight -DEPLOY", "highlight = on  call, from now on; " + KEPT);
    has("highlight = on  call\n");
    answers("highlight -", "highlight = -, from now on; " + KEPT);
    assertEquals(List.of(), preferences.highlights());
    answers("room dev", "room = dev, from the next start on; " + KEPT);
    answers("room ops", "room = dev, ops, from the next start on; " + KEPT);
    answers("room -#DEV", "room = ops, from the next start on; " + KEPT);
  }

  @Test
  void whoIsIgnoredIsFoundInAnySpelling() throws Exception {
    setUp.config("# them", "ignore = Eve", "bell = off");
    starts();
    answers("ignore EVE", "ignore = EVE, from now on; " + KEPT);
    assertEquals(List.of(Nick.of("eve")), preferences.ignored());
    answers("ignore -eve", "ignore = -, from now on; " + KEPT);
    assertEquals(List.of(), preferences.ignored());
    has("# them\nbell = off\n");
  }

  @Test
  void whatTheCommandLineSaidOfSeveralIsNotKeptUnasked() throws Exception {
    setUp.config("ignore = eve");
    starts("--ignore=mallory");
    table.answer("ignore trent");
    assertEquals(List.of(Nick.of("mallory"), Nick.of("trent")), preferences.ignored());
    has("ignore = eve\nignore = trent\n");
  }

  @ParameterizedTest
  @CsvSource({
    "bel, there is no setting bel; bell is meant?",
    "bell loud, 'bell: ''loud'' is none of [off, highlights, all]'",
    "give-up 0s, 'give-up: ''0s'' is not a duration; write one like 30s, 10m, 12h or 30d'",
    "ignore a b, 'a b: a nick is made of letters, digits, _ - and .'",
    "ignore -eve, eve is not there; ignore = -  (default)",
    "server -h, -h: no host's name starts with -",
    "'bell a\u0007', 'bell needs a value of one line, without control characters'",
    "highlight --, - is not there; highlight = -  (default)",
  })
  void whatMakesNoSenseChangesNothing(String typed, String why) {
    assertEquals(why, assertThrows(UsageException.class, () -> table.answer(typed)).getMessage());
    assertTrue(Files.notExists(setUp.file()));
  }

  @Test
  void whatCannotBeKeptCountsUntilTheEnd() throws Exception {
    Files.createDirectories(setUp.file());
    String line = table.answer("bell all").get(0);
    assertTrue(line.startsWith("bell = all, from now on; not kept: can't write "), line);
    assertEquals(Bell.ALL, preferences.bell());
    answers("bell", "bell = all  (until the end)");
    var e = assertThrows(UsageException.class, () -> table.answer("give-up 1m"));
    assertTrue(e.getMessage().startsWith("not changed: can't write "), e::getMessage);
  }

  private void starts(String... args) {
    Start start = setUp.starts(args);
    table = start.table();
    preferences = start.settings().display().preferences();
  }

  private void answers(String typed, String line) throws UsageException {
    assertEquals(List.of(line), table.answer(typed));
  }

  private void has(String text) throws IOException {
    assertEquals(text, Files.readString(setUp.file()));
  }
}
