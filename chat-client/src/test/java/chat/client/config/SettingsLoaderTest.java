package chat.client.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the command line, the settings file and the environment are merged. */
final class SettingsLoaderTest {
  private static final String LISTED = "is not for the settings file: type ";

  @TempDir private Path folder;
  private TestHome home;

  @BeforeEach
  void createHome() {
    home = new TestHome(folder);
  }

  @Test
  void defaultsApplyWithoutFileAndOptions() {
    LoadedSettings loaded = home.starts();
    Settings settings = loaded.settings();
    assertEquals("localhost", settings.destination().address().host());
    assertEquals(List.of(RoomName.LOBBY), settings.rooms());
    assertFalse(settings.textOnly());
    assertEquals(Duration.ofMinutes(5), settings.giveUp());
    assertEquals(new Settings.Pipe(false, false, false, Optional.empty()), settings.pipe());
    assertTrue(settings.display().color());
    assertEquals(Optional.empty(), settings.display().log());
    Preferences preferences = settings.display().preferences();
    assertEquals(Bell.HIGHLIGHTS, preferences.bell());
    assertEquals(Show.COUNT, preferences.show());
    assertEquals(List.of(), preferences.highlights());
    assertEquals(List.of(), preferences.ignored());
    assertEquals(List.of(), loaded.complaints());
  }

  @Test
  void fileMayContainEveryOption() throws Exception {
    home.config(
        "server = alice@example.org:99",
        "room = dev",
        "room = #ops",
        "give-up = 30s",
        "no-color = true",
        "bell = all",
        "show = highlights",
        "highlight = deploy",
        "highlight = on call",
        "ignore = eve",
        "log = ~/chat.log",
        "text = false");
    LoadedSettings loaded = home.starts();
    assertEquals(List.of(), loaded.complaints());
    Settings settings = loaded.settings();
    assertEquals(Destination.parse("alice@example.org:99"), settings.destination());
    assertEquals(List.of(RoomName.of("#dev"), RoomName.of("#ops")), settings.rooms());
    assertEquals(Duration.ofSeconds(30), settings.giveUp());
    assertFalse(settings.display().color());
    assertEquals(Optional.of(folder.resolve("chat.log")), settings.display().log());
    Preferences preferences = settings.display().preferences();
    assertEquals(Bell.ALL, preferences.bell());
    assertEquals(Show.HIGHLIGHTS, preferences.show());
    assertEquals(List.of("deploy", "on call"), preferences.highlights());
    assertEquals(List.of(Nick.of("eve")), preferences.ignored());
  }

  @Test
  void commandLineOverridesTheFile() throws Exception {
    home.config(
        "server = alice@example.org", "room = #a", "ignore = eve", "bell = all", "text = true");
    LoadedSettings loaded =
        home.starts("bob@localhost", "--room=b", "--ignore", "mallory", "--text=false");
    assertEquals(List.of(), loaded.complaints());
    Settings settings = loaded.settings();
    assertEquals(Destination.parse("bob@localhost"), settings.destination());
    assertEquals(List.of(RoomName.of("#b")), settings.rooms());
    assertEquals(List.of(Nick.of("mallory")), settings.display().preferences().ignored());
    assertEquals(Bell.ALL, settings.display().preferences().bell());
    assertFalse(settings.textOnly());
  }

  @Test
  void lineThatContradictsTheCommandLineIsIgnored() throws Exception {
    home.config("text = true", "give-up = 30s");
    LoadedSettings loaded = home.starts("--send=hi");
    assertEquals(List.of(), loaded.complaints());
    assertFalse(loaded.settings().textOnly());
    assertEquals(Duration.ofSeconds(30), loaded.settings().giveUp());
  }

  @ParameterizedTest
  @CsvSource({"true, --send=hi", "true, --json", "true, --listen", "false, --timestamps=false"})
  void settingsForAScreenDoNotRedirectPrograms(boolean onTerminal, String option) throws Exception {
    home.config(
        "server = ci@example.org:99",
        "give-up = 30s",
        "text = false",
        "room = dev",
        "history = 50",
        "log = ~/chat.log",
        "no-color = true",
        "bell = all",
        "show = highlights",
        "highlight = deploy",
        "ignore = eve");
    LoadedSettings loaded = home.load(onTerminal, option);
    assertEquals(List.of(), loaded.complaints());
    Settings settings = loaded.settings();
    assertEquals(Destination.parse("ci@example.org:99"), settings.destination());
    assertEquals(Duration.ofSeconds(30), settings.giveUp());
    assertEquals(List.of(RoomName.LOBBY), settings.rooms());
    assertEquals(
        new Settings.Display(true, Optional.empty(), Preferences.of(RawSettings.NONE), 20),
        settings.display());
  }

  @Test
  void textIsAlsoForPrograms() throws Exception {
    home.config("text = true");
    assertTrue(home.startsInPipe().settings().textOnly());
  }

  @Test
  void optionsForAScreenApplyToProgramsToo() {
    Settings settings =
        home.startsInPipe("--send=hi", "--room=dev", "--log=chat.log", "--ignore=eve").settings();
    assertEquals(List.of(RoomName.of("#dev")), settings.rooms());
    assertEquals(Optional.of(Path.of("chat.log")), settings.display().log());
    assertEquals(List.of(Nick.of("eve")), settings.display().preferences().ignored());
  }

  @Test
  void fileIsIgnoredOnRequest() throws Exception {
    home.config("bell = loud", "server = example.org");
    LoadedSettings loaded = home.starts("--no-config");
    assertEquals(List.of(), loaded.complaints());
    assertEquals("localhost", loaded.settings().destination().address().host());
  }

  @Test
  void variableNamesAnotherFile() throws Exception {
    home.config("server = usual.example.org");
    Path other = folder.resolve("other");
    Files.writeString(other, "server = other.example.org\nbell = loud\n");
    home = home.with("CHAT_CONFIG", other.toString());
    LoadedSettings loaded = home.starts();
    assertEquals("other.example.org", loaded.settings().destination().address().host());
    assertEquals(
        List.of(other + ":2: bell: 'loud' is not one of off, highlights, all"),
        loaded.complaints());
  }

  @Test
  void missingFileThatTheVariableNamesIsAnError() throws Exception {
    Path missing = folder.resolve("missing");
    home = home.with("CHAT_CONFIG", missing.toString());
    for (boolean onTerminal : new boolean[] {true, false}) {
      var e = assertThrows(IOException.class, () -> home.load(onTerminal));
      assertEquals(
          "cannot read "
              + missing
              + " (no such file), which CHAT_CONFIG names: create that file, or unset CHAT_CONFIG",
          e.getMessage());
    }
    assertEquals(List.of(), home.starts("--no-config").complaints());
    assertEquals(List.of(), home.with("CHAT_CONFIG", "").starts().complaints());
  }

  @Test
  void malformedLinesAreReportedAndIgnored() throws Exception {
    home.config(
        "# mine",
        "bell = loud",
        "give-up = never",
        "colour = true",
        "help = true",
        "nocolor = true",
        "--show = all",
        "text = maybe",
        "ignore = a b",
        "server = --help",
        "room = #ok",
        "show = all",
        "show = count",
        "listen = true",
        "send = hi",
        "json = true",
        "timestamps = true");
    LoadedSettings loaded = home.starts();
    String at = home.file() + ":";
    List<String> complaints = loaded.complaints();
    assertEquals(
        List.of(
            at + "2: bell: 'loud' is not one of off, highlights, all",
            at + "3: give-up: 'never' is not a duration; write one like 30s, 10m, 1h30m or 30d",
            at + "6: there is no setting nocolor; did you mean no-color?",
            at + "7: there is no setting --show; did you mean show?",
            at + "8: text: 'maybe' is neither true nor false",
            at + "9: ignore: a b: a nick is made of letters, digits, _ - and .",
            at + "10: server: --help: no host's name starts with -",
            at + "13: show is set on a line above, which counts",
            at + "14: listen " + LISTED + "--listen",
            at + "15: send " + LISTED + "--send",
            at + "16: json " + LISTED + "--json",
            at + "17: timestamps " + LISTED + "--timestamps"),
        complaints.stream()
            .filter(line -> !line.contains("setting colour") && !line.contains("setting help"))
            .sorted((a, b) -> Integer.compare(lineNumber(a), lineNumber(b)))
            .toList());
    assertEquals(14, complaints.size());
    assertEquals(List.of(RoomName.of("#ok")), loaded.settings().rooms());
    assertEquals(Show.ALL, loaded.settings().display().preferences().show());
    assertEquals(
        new Settings.Pipe(false, false, false, Optional.empty()), loaded.settings().pipe());
  }

  private static int lineNumber(String complaint) {
    return Integer.parseInt(complaint.replaceAll("^[^:]*:([0-9]+):.*", "$1"));
  }

  @Test
  void complaintsAboutAForeignFileAreLimited() throws Exception {
    home.config(IntStream.range(0, 500).mapToObj(i -> "x").toArray(String[]::new));
    List<String> complaints = home.starts().complaints();
    assertEquals(21, complaints.size());
    assertEquals(home.file() + ": 480 more lines are wrong", complaints.get(20));
  }

  @Test
  void complaintsContainNoControlCharacters() throws Exception {
    home.config("\u001b[2J = all");
    assertFalse(home.starts().complaints().get(0).contains("\u001b"));
  }

  @Test
  void serverMayHaveTheNameOfASubcommand() throws Exception {
    home.config("server = bench");
    assertEquals("bench", home.settings().destination().address().host());
  }

  @ParameterizedTest
  @CsvSource({"--listen", "@alice", "/quit", "--help", "-h", "' '"})
  void sendAcceptsAnyText(String text) {
    assertEquals(Optional.of(Text.of(text)), home.settings("--send=" + text).pipe().send());
    assertEquals(Optional.of(Text.of(text)), home.settings("--send", text).pipe().send());
  }

  @Test
  void noColorComesFromOptionOrVariable() throws Exception {
    assertFalse(home.with("NO_COLOR", "1").settings().display().color());
    assertTrue(home.with("NO_COLOR", "").settings().display().color());
    assertFalse(home.settings("--no-color").display().color());
    assertTrue(home.with("NO_COLOR", "1").settings("--no-color=false").display().color());
    home.config("no-color = false");
    assertTrue(home.with("NO_COLOR", "1").settings().display().color());
  }
}
