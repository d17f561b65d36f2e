package chat.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** How settings are shown and changed while the client runs. */
@DisabledOnOs(OS.WINDOWS) // Only for how paths are written there.
final class SettingsStoreTest {
  private static final String STORED = "stored in ~/.config/chat-client/config";

  @TempDir private Path folder;
  private TestHome home;
  private SettingsStore store;

  @BeforeEach
  void start() {
    home = new TestHome(folder);
    starts();
  }

  @Test
  void eachSettingIsShownWithItsSource() throws Exception {
    home.config("bell = all", "ignore = eve", "ignore = mallory");
    home = home.with("NO_COLOR", "1");
    starts("bob@localhost", "--show=count", "--give-up=1m");
    assertEquals(
        """
        server          = bob@localhost  (command line)
        tls             = false  (default)
        tls-fingerprint = -  (default)
        tls-ca          = -  (default)
        plain           = false  (default)
        forget          = -  (default)
        remember        = false  (default)
        token-file      = -  (default)
        ssh-key         = -  (default)
        room            = #lobby  (default)
        history         = 20  (default)
        text            = false  (default)
        give-up         = 1m  (command line)
        json            = false  (default)
        timestamps      = false  (default)
        listen          = false  (default)
        send            = -  (default)
        no-color        = true  (environment)
        bell            = all  (config)
        show            = count  (command line)
        highlight       = -  (default)
        ignore          = eve, mallory  (config)
        log             = -  (default)\
        """,
        String.join("\n", store.showAll()));
  }

  @Test
  void showAllComplainsOfTheFileAsItIsNow() throws Exception {
    home.config("bell = loud");
    starts();
    home.config("bell = all", "ignore = a b", "show =");
    List<String> lines = store.showAll();
    assertEquals(
        List.of(
            home.file() + ":3: show has no value; write one after the =, or delete the line",
            home.file() + ":2: ignore: a b: a nick is made of letters, digits, _ - and ."),
        lines.subList(lines.size() - 2, lines.size()));
    home.config("bell = all");
    assertEquals(SettingsStore.names().size(), store.showAll().size());
  }

  @Test
  void oneSettingIsShown() throws Exception {
    shows("bell", "bell = highlights  (default)");
  }

  @Test
  void changeOfPreferencesAppliesAtOnce() throws Exception {
    answers("bell all", "bell = all, from now on; " + STORED);
    assertEquals(Bell.ALL, store.preferences().bell());
    has("bell = all\n");
    shows("bell", "bell = all  (config)");
    answers("show Count", "show = count, from now on; " + STORED);
    assertEquals(Show.COUNT, store.preferences().show());
    answers("bell -", "bell = highlights, from now on; " + STORED);
    assertEquals(Bell.HIGHLIGHTS, store.preferences().bell());
    shows("bell", "bell = highlights  (default)");
    has("show = Count\n");
  }

  @Test
  void changeOverridesTheCommandLine() throws Exception {
    starts("--bell=off");
    answers("bell all", "bell = all, from now on; " + STORED);
    assertEquals(Bell.ALL, store.preferences().bell());
  }

  @Test
  void otherSettingsApplyFromTheNextStart() throws Exception {
    answers("give-up 1m", "give-up = 1m, from the next start on; " + STORED);
    shows("give-up", "give-up = 1m  (config, from the next start on)");
    answers(
        "server alice@example.org",
        "server = alice@example.org, from the next start on; " + STORED);
    assertEquals("example.org", home.settings().destination().address().host());
    answers("give-up -", "give-up = 5m, from the next start on; " + STORED);
  }

  @Test
  void valuesAreAddedAndRemoved() throws Exception {
    answers("highlight deploy", "highlight = deploy, from now on; " + STORED);
    answers("highlight on  call", "highlight = deploy, on  call, from now on; " + STORED);
    assertEquals(List.of("deploy", "on  call"), store.preferences().highlights());
    answers("highlight -DEPLOY", "highlight = on  call, from now on; " + STORED);
    has("highlight = on  call\n");
    answers("highlight -", "highlight = -, from now on; " + STORED);
    assertEquals(List.of(), store.preferences().highlights());
    answers("room dev", "room = dev, from the next start on; " + STORED);
    answers("room ops", "room = dev, ops, from the next start on; " + STORED);
    answers("room -#DEV", "room = ops, from the next start on; " + STORED);
  }

  @Test
  void ignoredNickMatchesInAnySpelling() throws Exception {
    home.config("# them", "ignore = Eve", "bell = off");
    starts();
    answers("ignore EVE", "ignore = EVE, from now on; " + STORED);
    assertEquals(List.of(Nick.of("eve")), store.preferences().ignored());
    answers("ignore -eve", "ignore = -, from now on; " + STORED);
    assertEquals(List.of(), store.preferences().ignored());
    has("# them\nbell = off\n");
  }

  @Test
  void valuesOfTheCommandLineAreNotStored() throws Exception {
    home.config("ignore = eve");
    starts("--ignore=mallory");
    store.change("ignore", "trent");
    assertEquals(List.of(Nick.of("mallory"), Nick.of("trent")), store.preferences().ignored());
    has("ignore = eve\nignore = trent\n");
  }

  @ParameterizedTest
  @CsvSource({
    "bel x, there is no setting bel; did you mean bell?",
    "bell loud, 'bell: ''loud'' is not one of off, highlights, all'",
    "give-up 0s, 'give-up: ''0s'' is not a duration; write one like 30s, 10m, 1h30m or 30d'",
    "ignore a b, 'ignore: a b: a nick is made of letters, digits, _ - and .'",
    "ignore -eve, ignore does not contain eve; ignore = -  (default)",
    "server -h, server: -h: no host's name starts with -",
    "'bell a\u0007', 'bell needs a value of one line, without control characters'",
    "json true, 'not changed: json is not for the settings file: type --json'",
    "highlight --, highlight does not contain -; highlight = -  (default)",
  })
  void malformedChangeChangesNothing(String typed, String why) {
    assertEquals(why, assertThrows(UsageException.class, () -> change(typed)).getMessage());
    assertTrue(Files.notExists(home.file()));
  }

  @Test
  void changeThatCannotBeStoredAppliesUntilTheEnd() throws Exception {
    Files.createDirectories(home.file());
    String line = store.change("bell", "all").sentence();
    assertTrue(line.startsWith("bell = all, from now on; not stored: can't write "), line);
    assertEquals(Bell.ALL, store.preferences().bell());
    shows("bell", "bell = all  (this session only)");
    var e = assertThrows(UsageException.class, () -> store.change("give-up", "1m"));
    assertTrue(e.getMessage().startsWith("not changed: can't write "), e::getMessage);
  }

  @Test
  void changeIsStoredInTheFileThatTheVariableNames() throws Exception {
    home.config("bell = off");
    Path other = folder.resolve("other");
    Files.writeString(other, "show = all\n");
    home = home.with("CHAT_CONFIG", other.toString());
    starts();
    answers("bell all", "bell = all, from now on; stored in ~/other");
    assertEquals("show = all\nbell = all\n", Files.readString(other));
  }

  @Test
  void changeWithoutAFileAppliesUntilTheEnd() throws Exception {
    home.config("bell = off");
    starts("--no-config");
    answers(
        "bell all", "bell = all, from now on; not stored: --no-config ignores the settings file");
    assertEquals(Bell.ALL, store.preferences().bell());
    var e = assertThrows(UsageException.class, () -> change("give-up 1m"));
    assertEquals("not changed: --no-config ignores the settings file", e.getMessage());
    assertEquals(SettingsStore.names().size(), store.showAll().size());
    has("bell = off\n");
  }

  private void starts(String... args) {
    store = home.starts(args).store();
  }

  private void answers(String typed, String sentence) throws UsageException {
    assertEquals(sentence, change(typed));
  }

  private String change(String typed) throws UsageException {
    String[] words = typed.split(" ", 2);
    SettingsStore.Change change = store.change(words[0], words[1]);
    assertEquals(store.preferences(), change.preferences());
    return change.sentence();
  }

  private void shows(String name, String line) throws UsageException {
    assertEquals(line, store.show(name));
  }

  private void has(String text) throws IOException {
    assertEquals(text, Files.readString(home.file()));
  }
}
