package chat.client.screen.jline;

import static chat.client.screen.Desk.ALICE;
import static chat.client.screen.Desk.CLOCK;
import static chat.client.screen.Desk.LOBBY;
import static chat.client.screen.Desk.PREFERENCES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.client.screen.FakeSession;
import chat.protocol.RoomName;
import chat.protocol.command.CommandHelp;
import chat.protocol.command.SlashCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** A screen with alice's session, a keyboard to type on and a glass to look at. */
final class TestScreen implements AutoCloseable {
  /** The screen's size and settings. */
  record Setup(boolean color, int columns, int rows, Optional<Path> history, List<RoomName> rooms) {
    static final Setup USUAL = new Setup(true, 80, 24, Optional.empty(), List.of(LOBBY));

    Setup plain() {
      return new Setup(false, columns, rows, history, rooms);
    }

    Setup of(int newColumns, int newRows) {
      return new Setup(color, newColumns, newRows, history, rooms);
    }

    Setup keeping(Path file) {
      return new Setup(color, columns, rows, Optional.of(file), rooms);
    }

    Setup in(RoomName... entered) {
      return new Setup(color, columns, rows, history, List.of(entered));
    }
  }

  private static final String STATUS = "12:05  alice";

  /** A terminal that can be asked for its attributes after it is closed. */
  private static final class Device extends ExternalTerminal {
    Device(InputStream in, OutputStream out) throws IOException {
      super("test", "xterm-256color", in, out, UTF_8);
    }

    Attributes left() {
      return new Attributes(attributes);
    }
  }

  final Entered entered = new Entered();
  final FakeSession session;
  final Glass glass;
  final Attributes found;
  private final Device terminal;
  private final PipedOutputStream keys = new PipedOutputStream();
  private final Screen screen;

  /** A screen of 80x24 in colour, in #lobby. */
  TestScreen() {
    this(Setup.USUAL);
  }

  TestScreen(Setup setup) {
    glass = new Glass(setup.columns(), setup.rows());
    try {
      terminal = new Device(new PipedInputStream(keys), glass);
      terminal.setSize(new Size(setup.columns(), setup.rows()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found = terminal.getAttributes();
    screen = new Screen(terminal, content(setup));
    Thread stdin = new Thread(() -> screen.read(entered), "stdin");
    stdin.setDaemon(true);
    stdin.start();
    session = new FakeSession(screen.view(), PREFERENCES, setup.rooms());
    session.isWelcomed(ALICE);
    // It may scroll off the top as the status line takes its place.
    hasWritten("* you are alice; /help lists what can be typed");
    lineIs("[" + setup.rooms().get(0) + "]");
  }

  private Screen.Content content(Setup setup) {
    return new Screen.Content(
        PREFERENCES,
        setup.color(),
        commands(),
        List.of("bell", "color", "nick"),
        setup.history(),
        CLOCK);
  }

  private static List<CommandHelp> commands() {
    return Stream.concat(
            SlashCommand.helps().stream(),
            Stream.of(
                new CommandHelp("/bell", "[off|highlights|all]", "what to ring for", "all"),
                new CommandHelp("/set", "[NAME [VALUE]]", "what your settings are", "bell all")))
        .toList();
  }

  void types(String text) {
    try {
      keys.write(text.getBytes(UTF_8));
      keys.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void presses(String... sequences) {
    List.of(sequences).forEach(this::types);
  }

  void enters(String line) {
    types(line + "\r");
  }

  void pastes(String text) {
    types("\u001b[200~" + text + "\u001b[201~");
  }

  void goesAway() {
    try {
      keys.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The terminal cannot be read any more, once it has read this: its writer has died. */
  void breaksAfter(String text) throws InterruptedException {
    Thread writer = new Thread(() -> types(text));
    writer.start();
    writer.join();
  }

  void isResized(int columns, int rows) {
    glass.resize(columns, rows);
    terminal.setSize(new Size(columns, rows));
    terminal.raise(Terminal.Signal.WINCH);
  }

  /** Has the session refuse lines that contain this, from when it reads lines at all. */
  void refuses(String what, String sentence) throws InterruptedException {
    entered.complainsOf(what, sentence);
    enters("");
    entered.is("");
  }

  void hears(RoomName room, String nick, String text) {
    session.hears(room, nick, text);
  }

  void hearsBob(String text) {
    hears(LOBBY, "bob", text);
  }

  /** Waits until this row is shown exactly once. */
  void shows(String row) {
    glass.await(() -> Collections.frequency(glass.rows(), row) == 1, "one row \"" + row + "\"");
  }

  void showsNo(String part) {
    glass.await(
        () -> glass.rows().stream().noneMatch(row -> row.contains(part)), "no \"" + part + "\"");
  }

  /** Waits until these rows are shown, in this order, with none between them. */
  void showsInTurn(String... block) {
    List<String> wanted = List.of(block);
    glass.await(
        () -> Collections.indexOfSubList(glass.rows(), wanted) >= 0,
        "in turn " + String.join(" / ", wanted));
  }

  /** Waits until the row with the cursor is this one, with its prompt, and is shown once. */
  void lineIs(String line) {
    glass.await(
        () ->
            glass.rows().get(glass.cursorRow()).equals(line)
                && Collections.frequency(glass.rows(), line) == 1,
        "the line \"" + line + "\"");
  }

  void cursorIsAt(int column) {
    is(column, glass::cursorColumn, "the cursor's column");
  }

  private void is(int wanted, IntSupplier found, String what) {
    glass.await(() -> found.getAsInt() == wanted, what + " " + wanted);
  }

  /** Waits until the last row, and no other, is the status line, and says this. */
  void statusSays(String part) {
    glass.await(
        () -> {
          List<String> rows = glass.rows();
          String last = rows.get(rows.size() - 1);
          return last.startsWith(STATUS)
              && last.contains(part)
              && rows.stream().filter(row -> row.startsWith(STATUS)).count() == 1;
        },
        "status \"" + part + "\"");
  }

  /** Returns the messages that are shown, from the top. */
  List<String> messages() {
    List<String> messages = new ArrayList<>(glass.rows());
    messages.removeIf(row -> !row.matches("12:05 \\S+: .*"));
    return messages;
  }

  /**
   * Hears a highlight, and waits for its bell: it is drawn last, so that nothing is due after it.
   */
  void isCalledByBob() {
    long before = glass.bells();
    hearsBob("hi alice");
    glass.await(() -> glass.bells() > before, "the bell");
  }

  void hasWritten(String sequence) {
    glass.await(() -> glass.written().contains(sequence), "written " + Glass.visible(sequence));
  }

  void hasNotWritten(String sequence) {
    assertFalse(glass.written().contains(sequence), () -> "written: " + Glass.visible(sequence));
  }

  /** Returns how the terminal treats its input now. */
  Attributes left() {
    return terminal.left();
  }

  @Override
  public void close() {
    screen.close();
  }
}
