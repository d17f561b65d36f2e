package chat.client.ui.screen;

import chat.client.ui.Console;
import chat.client.ui.InputHandler;
import chat.client.ui.Preferences;
import chat.client.ui.RoomList;
import chat.client.ui.Times;
import chat.client.ui.View;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.command.CommandHelp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/**
 * A terminal for a person: messages above, the line being typed below them, a status line at the
 * bottom.
 *
 * <p>Three threads of its own: "keyboard" reads keys and edits the line, and never waits for the
 * chat; "stdin", which the session brings, hands the lines that were entered on, and may wait;
 * "screen" draws.
 */
public final class Screen implements Console {
  /**
   * What a screen is to show beside what it is told.
   *
   * @param settings their names, to suggest them
   * @param pending one's own messages that are not stored yet
   * @param history where lines that were entered are kept; empty: nowhere
   */
  public record Content(
      RoomList rooms,
      Preferences preferences,
      boolean color,
      List<CommandHelp> commands,
      List<String> settings,
      Supplier<List<ClientMessage.Numbered>> pending,
      Optional<Path> history,
      Clock clock) {
    public Content {
      commands = List.copyOf(commands);
      settings = List.copyOf(settings);
    }
  }

  /** Lines that are entered while an earlier one has to wait. More than that nobody types. */
  private static final int MAX_ENTERED = 100;

  /** What of JLine's menus is in colour unless told otherwise. */
  private static final List<String> COLORED =
      List.of(
          LineReader.COMPLETION_STYLE_STARTING,
          LineReader.COMPLETION_STYLE_DESCRIPTION,
          LineReader.COMPLETION_STYLE_GROUP,
          LineReader.COMPLETION_STYLE_LIST_STARTING,
          LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
          LineReader.COMPLETION_STYLE_LIST_GROUP);

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Terminal terminal;
  private final RoomList rooms;
  private final RoomBoard board;
  private final ScreenView view;
  private final ScreenFormat format;
  private final LineEditor editor;
  private final Canvas canvas;
  private final Painter painter;
  private final Thread drawing;
  private final Thread keyboard;
  private final BlockingQueue<Optional<String>> entered = new ArrayBlockingQueue<>(MAX_ENTERED);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Optional<InputHandler> handler = Optional.empty();

  /** Takes a terminal over, until it is closed. */
  public Screen(Terminal terminal, Content content) {
    this.terminal = terminal;
    rooms = content.rooms();
    board = new RoomBoard(rooms);
    format = new ScreenFormat(new Times(content.clock().getZone()), colors(content.color()));
    editor = new LineEditor(terminal, new Keys());
    content.history().ifPresent(file -> editor.setHistory(new InputHistory(file, this::tell)));
    if (!content.color()) {
      COLORED.forEach(style -> editor.setVariable(style, "bold"));
    }
    editor.setParser(new WordParser());
    editor.setCompleter(
        new ChatCompleter(
            new ChatCompleter.Words(
                content.commands(),
                content.settings(),
                () -> board.nicks().stream().map(Nick::value).toList(),
                () -> board.knownRooms().stream().map(RoomName::value).toList())));
    canvas = new Canvas(editor, board, format, content);
    painter = new Painter(canvas);
    view = new ScreenView(content.preferences(), board, format, content.clock(), new Output());
    keyboard = new Thread(this::edit, "keyboard");
    keyboard.setDaemon(true);
    drawing = new Thread(painter, "screen");
    drawing.setDaemon(true);
    drawing.start();
    keyboard.start();
  }

  private int colors(boolean wanted) {
    Integer available = terminal.getNumericCapability(Capability.max_colors);
    return wanted && available != null ? available : 0;
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
  public boolean showsLag() {
    return true;
  }

  @Override
  public void read(InputHandler typed) {
    handler = Optional.of(typed);
    try {
      Optional<String> line = entered.take();
      while (line.isPresent() && typed.line(line.get())) {
        line = entered.take();
      }
      if (line.isEmpty()) {
        ended.countDown();
        typed.end();
      }
    } catch (IOException e) {
      // Plain text can't be sent any more. The reader thread finds out why.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean hasEnded(Duration patience) throws InterruptedException {
    return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Optional<RoomName> nextRoom() {
    return board.nextWithNews().or(rooms::afterCurrent);
  }

  @Override
  public void clear() {
    editor.draw(editor::clearAll);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      painter.end();
      drawing.join(PATIENCE.toMillis());
      keyboard.interrupt();
      keyboard.join(PATIENCE.toMillis());
      Thread leaving = new Thread(this::leave, "leaving");
      leaving.setDaemon(true);
      leaving.start();
      leaving.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its own thread's, for a terminal that takes nothing any more would have us wait for ever. */
  private void leave() {
    try {
      canvas.putAway();
      terminal.close();
    } catch (IOException | IllegalStateException e) {
      // It is gone, and there is nothing to put back.
    }
  }

  /** Any thread's, also with the editor's lock held. */
  private void tell(String sentence) {
    painter.print(format.notice(sentence));
  }

  /** The keyboard thread's. */
  private void edit() {
    try {
      editor.edit();
    } finally {
      // Whatever ended it, the session must hear that nothing more will come.
      while (!entered.offer(Optional.empty())) {
        entered.poll();
      }
    }
  }

  /** What the view has to show. */
  private final class Output implements ScreenOutput {
    @Override
    public void awaitRoom() {
      painter.awaitRoom();
    }

    @Override
    public void print(List<AttributedString> lines) {
      painter.print(lines);
    }

    @Override
    public void ring() {
      painter.ring();
    }

    @Override
    public void changed() {
      painter.changed();
    }

    @Override
    public void ask(String question) {
      canvas.ask(question);
      painter.changed();
    }
  }

  /** What the keys have to say; the editor's lock is held. */
  private final class Keys implements LineEvents {
    @Override
    public void touched() {
      boolean remarked = canvas.forgetRemark();
      if (board.looked() || remarked) {
        painter.changed();
      }
    }

    @Override
    public Optional<String> complaint(String line) {
      if (entered.remainingCapacity() <= 1) {
        return Optional.of("not sent: too many lines wait already");
      }
      return handler.flatMap(typed -> typed.complaint(line));
    }

    @Override
    public void entered(String line) {
      canvas.answered();
      entered.offer(Optional.of(line));
    }

    @Override
    public void redrawn() {
      painter.changed();
    }

    @Override
    public void remark(String sentence) {
      canvas.remark(sentence);
      painter.changed();
    }

    @Override
    public void hint(String sentence) {
      tell(sentence);
    }
  }
}
