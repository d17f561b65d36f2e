package chat.client.screen.jline;

import chat.client.config.Preferences;
import chat.client.event.Console;
import chat.client.event.InputHandler;
import chat.client.event.Page;
import chat.client.event.PagesSnapshot;
import chat.client.event.View;
import chat.client.screen.DrawQueue;
import chat.client.screen.Footer;
import chat.client.screen.NickColors;
import chat.client.screen.Painter;
import chat.client.screen.ScreenFormat;
import chat.client.screen.ScreenView;
import chat.client.screen.StatusLine;
import chat.client.screen.Window;
import chat.client.screen.input.Completion;
import chat.client.screen.input.EnteredLines;
import chat.client.screen.input.Keyboard;
import chat.client.view.Times;
import chat.protocol.command.CommandHelp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.reader.LineReader;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.Colors;
import org.jline.utils.InfoCmp.Capability;

/**
 * A terminal for a person: messages above, the line being typed, a status line at the bottom. Wires
 * what is shown to JLine.
 *
 * <p>Three threads besides the session's: "keyboard" reads keys and edits the line, and never waits
 * for the session; "stdin", which the session starts, hands over the lines that were entered, and
 * may wait; "screen" draws.
 */
public final class Screen implements Console {
  /**
   * What a screen needs to know besides the events.
   *
   * @param preferences those in force until an event changes them
   * @param commands to complete, in the order of /help
   * @param settings their names, to complete
   * @param history the file that keeps the lines that were entered; empty to keep none
   * @param clock the time and its time zone
   */
  public record Content(
      Preferences preferences,
      boolean color,
      List<CommandHelp> commands,
      List<String> settings,
      Optional<Path> history,
      Clock clock) {
    public Content {
      commands = List.copyOf(commands);
      settings = List.copyOf(settings);
    }
  }

  /** The parts of JLine's menus that have colours by default. */
  private static final List<String> COLORED =
      List.of(
          LineReader.COMPLETION_STYLE_STARTING,
          LineReader.COMPLETION_STYLE_DESCRIPTION,
          LineReader.COMPLETION_STYLE_GROUP,
          LineReader.COMPLETION_STYLE_LIST_STARTING,
          LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
          LineReader.COMPLETION_STYLE_LIST_GROUP);

  /** How long closing waits for each thread: a terminal that takes no bytes must not stop it. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How long after the last key the person counts as reading. */
  private static final Duration ATTENDED = Duration.ofSeconds(60);

  private final Terminal terminal;
  private final DrawQueue queue = new DrawQueue();
  private final EnteredLines entered = new EnteredLines();
  private final ScreenView view;
  private final Keyboard keys;
  private final LineEditor editor;
  private final Canvas canvas;
  private final Thread drawing;
  private final Thread keyboard;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Takes the terminal over until {@link #close}. */
  public Screen(Terminal terminal, Content content) {
    this.terminal = terminal;
    Times times = new Times(content.clock().getZone());
    ScreenFormat format = new ScreenFormat(times, colors(content.color()), terminal.encoding());
    view = new ScreenView(content.preferences(), format, content.clock(), queue, this::window);
    keys = new Keyboard(queue, format, entered);
    editor = new LineEditor(terminal, keys);
    content.history().ifPresent(file -> editor.setHistory(new InputHistory(file, keys::hint)));
    if (!content.color()) {
      COLORED.forEach(style -> editor.setVariable(style, "bold"));
    }
    editor.setParser(new WordParser());
    Completion completion = new Completion(content.commands(), content.settings());
    editor.setCompleter(new CompletionMenu(completion, () -> queue.state().names()));
    StatusLine statusLine = new StatusLine(content.clock(), content.color());
    canvas = new Canvas(editor, new Footer(format, statusLine, System::nanoTime), content.color());
    keyboard = new Thread(this::edit, "keyboard");
    keyboard.setDaemon(true);
    drawing = new Thread(new Painter(queue, canvas), "screen");
    drawing.setDaemon(true);
    drawing.start();
    keyboard.start();
  }

  private Window window() {
    Size size = terminal.getSize();
    return new Window(size.getColumns(), size.getRows());
  }

  private Optional<NickColors> colors(boolean wanted) {
    Integer available = terminal.getNumericCapability(Capability.max_colors);
    return wanted && available != null
        ? NickColors.of(available, Colors::roundColor)
        : Optional.empty();
  }

  @Override
  public View view() {
    return view;
  }

  @Override
  public boolean isForPerson() {
    return true;
  }

  @Override
  public boolean isAttended() {
    return System.nanoTime() - keys.touchedNanos() < ATTENDED.toNanos();
  }

  @Override
  public boolean hidesAtOnce() {
    return true;
  }

  @Override
  public boolean showsRoundTrip() {
    return true;
  }

  @Override
  public void read(InputHandler handler) {
    entered.read(handler);
  }

  @Override
  public Optional<Page> nextPage(PagesSnapshot pages) {
    return view.nextUnread(pages);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      queue.end();
      drawing.join(PATIENCE.toMillis());
      keyboard.interrupt();
      keyboard.join(PATIENCE.toMillis());
      // A thread of its own: on a terminal that takes no more bytes it waits for ever.
      Thread leaving = new Thread(this::leave, "leaving");
      leaving.setDaemon(true);
      leaving.start();
      leaving.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave() {
    try {
      canvas.restore();
      terminal.close();
    } catch (IOException | IllegalStateException e) {
      // The terminal is gone: there is nothing to restore.
    }
  }

  /** The keyboard thread runs it. */
  private void edit() {
    try {
      editor.edit();
    } finally {
      // However it ended, the session must hear that there is no more input.
      entered.end();
    }
  }
}
