package chat.client.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.ui.Bell;
import chat.client.ui.Preferences;
import chat.client.ui.Show;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
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

/** What the command line and the settings file mean together. */
final class SettingsReaderTest {
  @TempDir private Path home;
  private SetUp setUp;

  @BeforeEach
  void moveIn() {
    setUp = new SetUp(home);
  }

  @Test
  void withoutEitherThereAreDefaults() {
    Start start = setUp.starts();
    Settings settings = start.settings();
    assertEquals("localhost", settings.destination().address().host());
    assertEquals(List.of(RoomName.LOBBY), settings.rooms());
    assertFalse(settings.textOnly());
    assertEquals(Duration.ofMinutes(5), settings.giveUp());
    assertEquals(new Settings.Pipe(false, false, false, Optional.empty()), settings.pipe());
    assertTrue(settings.display().color());
    assertEquals(Optional.empty(), settings.display().log());
    Preferences preferences = settings.display().preferences();
    assertEquals(Bell.HIGHLIGHTS, preferences.bell());
    assertEquals(Show.ALL, preferences.show());
    assertEquals(List.of(), preferences.highlights());
    assertEquals(List.of(), preferences.ignored());
    assertEquals(List.of(), start.complaints());
  }

  @Test
  void everyOptionCanStandInTheFile() throws Exception {
    setUp.config(
        "server = alice@example.org:99",
        "room = dev",
        "room = #ops",
        "give-up = 30s",
        "no-color = true",
        "json = true",
        "timestamps = true",
        "listen = true",
        "bell = all",
        "show = count",
        "highlight = deploy",
        "highlight = on call",
        "ignore = eve",
        "log = ~/chat.log",
        "text = false");
    Start start = setUp.starts();
    assertEquals(List.of(), start.complaints());
    Settings settings = start.settings();
    assertEquals(Destination.parse("alice@example.org:99"), settings.destination());
    assertEquals(List.of(RoomName.of("#dev"), RoomName.of("#ops")), settings.rooms());
    assertEquals(Duration.ofSeconds(30), settings.giveUp());
    assertEquals(new Settings.Pipe(true, true, true, Optional.empty()), settings.pipe());
    assertFalse(settings.display().color());
    assertEquals(Optional.of(home.resolve("chat.log")), settings.display().log());
    Preferences preferences = settings.display().preferences();
    assertEquals(Bell.ALL, preferences.bell());
    assertEquals(Show.COUNT, preferences.show());
    assertEquals(List.of("deploy", "on call"), preferences.highlights());
    assertEquals(List.of(Nick.of("eve")), preferences.ignored());
  }

  @Test
  void theCommandLineWins() throws Exception {
    setUp.config(
        "server = alice@example.org", "room = #a", "ignore = eve", "bell = all", "json = true");
    Start start = setUp.starts("bob@localhost", "--room=b", "--ignore", "mallory", "--json=false");
    assertEquals(List.of(), start.complaints());
    Settings settings = start.settings();
    assertEquals(Destination.parse("bob@localhost"), settings.destination());
    assertEquals(List.of(RoomName.of("#b")), settings.rooms());
    assertEquals(List.of(Nick.of("mallory")), settings.display().preferences().ignored());
    assertEquals(Bell.ALL, settings.display().preferences().bell());
    assertFalse(settings.pipe().json());
  }

  @Test
  void whatContradictsTheCommandLineAloneIsNoMistake() throws Exception {
    setUp.config("listen = true", "json = true", "bell = off");
    Start start = setUp.starts("--send=hi");
    assertEquals(List.of(), start.complaints());
    assertFalse(start.settings().pipe().listen());
    assertTrue(start.settings().pipe().json());
    assertEquals(Bell.OFF, start.settings().display().preferences().bell());
  }

  @Test
  void badLinesAreToldAndDoNoHarm() throws Exception {
    setUp.config(
        "# mine",
        "bell = loud",
        "give-up = never",
        "colour = true",
        "help = true",
        "nocolor = true",
        "--show = all",
        "json = maybe",
        "ignore = a b",
        "server = --help",
        "room = #ok",
        "show = count",
        "show = all",
        "listen = true",
        "send = hi");
    Start start = setUp.starts();
    String at = setUp.file() + ":";
    List<String> told = start.complaints();
    assertEquals(
        List.of(
            at + "2: bell: 'loud' is none of [off, highlights, all]",
            at + "3: give-up: 'never' is not a duration; write one like 30s, 10m, 12h or 30d",
            at + "6: there is no setting nocolor; no-color is meant?",
            at + "7: there is no setting --show; show is meant?",
            at + "8: json: 'maybe' is not a boolean",
            at + "9: a b: a nick is made of letters, digits, _ - and .",
            at + "10: --help: no host's name starts with -",
            at + "13: show stands above already, and that counts",
            at + "15: --send ends after its message, --listen goes on; choose one of them"),
        told.stream()
            .filter(line -> !line.contains("setting colour") && !line.contains("setting help"))
            .sorted((a, b) -> Integer.compare(number(a), number(b)))
            .toList());
    assertEquals(11, told.size());
    assertEquals(List.of(RoomName.of("#ok")), start.settings().rooms());
    assertEquals(Show.COUNT, start.settings().display().preferences().show());
    assertTrue(start.settings().pipe().listen());
  }

  private static int number(String complaint) {
    return Integer.parseInt(complaint.replaceAll("^[^:]*:([0-9]+):.*", "$1"));
  }

  @Test
  void aFileThatIsNoneIsNotToldLineByLine() throws Exception {
    setUp.config(IntStream.range(0, 500).mapToObj(i -> "x").toArray(String[]::new));
    List<String> complaints = setUp.starts().complaints();
    assertEquals(21, complaints.size());
    assertEquals(setUp.file() + ": 480 more lines are wrong", complaints.get(20));
  }

  @Test
  void aComplaintCannotSteerTheTerminal() throws Exception {
    setUp.config("\u001b[2J = all");
    assertFalse(setUp.starts().complaints().get(0).contains("\u001b"));
  }

  @Test
  void aServerMayBeCalledLikeASubcommandOrAFile() throws Exception {
    setUp.config("server = bench");
    assertEquals("bench", setUp.settings().destination().address().host());
  }

  @ParameterizedTest
  @CsvSource({"--listen", "@alice", "/quit", "--help", "-h", "' '"})
  void anyTextCanBeSent(String text) {
    assertEquals(Optional.of(Text.of(text)), setUp.settings("--send=" + text).pipe().send());
    assertEquals(Optional.of(Text.of(text)), setUp.settings("--send", text).pipe().send());
  }

  @Test
  void colorsAreForThoseWhoDoNotRefuseThem() throws Exception {
    assertFalse(setUp.with("NO_COLOR", "1").settings().display().color());
    assertTrue(setUp.with("NO_COLOR", "").settings().display().color());
    assertFalse(setUp.settings("--no-color").display().color());
    assertTrue(setUp.with("NO_COLOR", "1").settings("--no-color=false").display().color());
    setUp.config("no-color = false");
    assertTrue(setUp.with("NO_COLOR", "1").settings().display().color());
  }
}
