package chat.client.ui.screen;

import java.io.IOError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/**
 * The line being typed. The keyboard thread runs it, in one read that lasts as long as the screen:
 * a line that is entered is handed on from within, so that the terminal is never given back between
 * two lines, when it would echo what is typed into the midst of the messages.
 *
 * <p>JLine's lock guards the line and the terminal; whoever draws something else asks for it by
 * {@link #draw}.
 */
final class LineEditor extends LineReaderImpl {
  /** Pasting more lines than this by mistake is more likely than meaning to. */
  private static final int MAX_LINES_UNASKED = 5;

  /** Before every line of a message but the first. */
  private static final String SECOND_PROMPT = "  ";

  private static final String LEAVE_HINT = "Ctrl-D or /quit leaves";

  private final StatusBar statusBar;
  private final LineEvents keys;
  private final Suspension suspension;
  private final Attributes found;
  private String wantedPrompt = ""; // guarded by lock, as all below
  private String shownPrompt = "";
  private boolean isAsking;
  private boolean takesHistory = true;

  LineEditor(Terminal terminal, Map<String, Object> variables, LineEvents keys) {
    super(terminal, "chat-client", variables);
    this.statusBar = new StatusBar(terminal);
    this.keys = keys;
    variable(SECONDARY_PROMPT_PATTERN, SECOND_PROMPT);
    variable(BELL_STYLE, "none");
    this.found = terminal.getAttributes();
    this.suspension = new Suspension(lock);
    option(Option.DISABLE_EVENT_EXPANSION, true);
    option(Option.AUTO_FRESH_LINE, false);
    option(Option.INSERT_TAB, false);
    option(Option.CASE_INSENSITIVE, true);
    option(Option.ERASE_LINE_ON_FINISH, true);
    option(Option.BRACKETED_PASTE, true);
    bindKeys();
  }

  private void bindKeys() {
    getWidgets().put(CALLBACK_INIT, this::begin);
    getWidgets().put(ACCEPT_LINE, this::enter);
    KeyMap<Binding> map = getKeyMaps().get(MAIN);
    bind(map, "chat-clear", this::clearOrHint, KeyMap.ctrl('C'));
    bind(map, "chat-suspend", this::suspend, KeyMap.ctrl('Z'));
    bind(map, "chat-new-line", this::newLine, KeyMap.alt('\r'), KeyMap.alt('\n'));
    // Each of these would leave the line for something that is not the chat.
    map.unbind(KeyMap.ctrl('X') + KeyMap.ctrl('E'));
    map.bind(new Reference(ACCEPT_LINE), KeyMap.ctrl('O'));
    // JLine would look for lines that begin with what is typed.
    map.bind(
        new Reference(UP_HISTORY),
        KeyMap.key(terminal, Capability.key_up),
        "\033[A",
        "\033OA",
        KeyMap.ctrl('P'));
    map.bind(
        new Reference(DOWN_HISTORY),
        KeyMap.key(terminal, Capability.key_down),
        "\033[B",
        "\033OB",
        KeyMap.ctrl('N'));
    for (char digit = '1'; digit <= '9'; digit++) {
      String command = "/go " + digit;
      bind(map, "chat-go-" + digit, () -> run(command), KeyMap.alt(digit));
    }
    bind(map, "chat-go-next", () -> run("/go next"), KeyMap.alt('a'), KeyMap.alt('A'));
  }

  /** By name, for JLine's menus give keys on to what has one. */
  private void bind(KeyMap<Binding> map, String name, Widget widget, CharSequence... sequences) {
    getWidgets().put(name, widget);
    map.bind(new Reference(name), sequences);
  }

  /** To be drawn on by {@link #draw}. */
  StatusBar statusBar() {
    return statusBar;
  }

  /** Reads until the person leaves, or the thread is interrupted. */
  void edit() {
    try {
      readLine("");
    } catch (EndOfFileException | UserInterruptException | IOError | IllegalStateException e) {
      // The person leaves, somebody else has ended the chat, or the terminal is gone or closed.
    }
  }

  /** Draws something beside the line, or prints above it; waits until nobody else does. */
  void draw(Runnable drawing) {
    lock.lock();
    try {
      suspension.awaitEnd();
      drawing.run();
    } finally {
      lock.unlock();
    }
  }

  /** Takes everything off the screen but the line being typed. */
  void clearAll() {
    if (reading) {
      callWidget(CLEAR_SCREEN);
      redisplay();
    }
  }

  /** The bar is back before the line is: it scrolls what stands there. */
  @Override
  public boolean clearScreen() {
    return super.clearScreen() && statusBar.redraw();
  }

  /**
   * Shows rows at the bottom. Where these scroll the rest, the line is taken off meanwhile: from
   * the first rows it would be scrolled away, and JLine would not know.
   */
  void showBelow(List<AttributedString> rows) {
    if (reading && statusBar.growsFor(rows)) {
      display.update(List.of(), 0);
      statusBar.show(rows);
      redisplay();
    } else {
      statusBar.show(rows);
    }
  }

  /**
   * Shows another prompt, with the line as it is.
   *
   * @param question whether it asks for something that is not to be remembered
   */
  void prompt(String prompt, boolean question) {
    wantedPrompt = prompt;
    takesHistory = !question;
    if (!isAsking) {
      show(prompt);
    }
  }

  private void show(String prompt) {
    shownPrompt = prompt;
    setPrompt(prompt);
    if (reading) {
      redisplay();
    }
  }

  @Override
  public Binding readBinding(KeyMap<Binding> map, KeyMap<Binding> local) {
    var binding = super.readBinding(map, local);
    keys.touched();
    return binding;
  }

  @Override
  protected synchronized void handleSignal(Signal signal) {
    lock.lock();
    try {
      if (suspension.isSuspended()) {
        // The keyboard thread waits for it, and draws.
        suspension.resumed();
      } else if (signal == Signal.WINCH) {
        drawAnew();
      } else {
        super.handleSignal(signal);
        takeControlKeys();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean begin() {
    // It may have been given before there was a line to show it in front of.
    show(wantedPrompt);
    return takeControlKeys();
  }

  /** Ctrl-C and Ctrl-Z are keys like others here, for the line has to be put in order first. */
  private boolean takeControlKeys() {
    Attributes attributes = terminal.getAttributes();
    attributes.setLocalFlag(LocalFlag.ISIG, false);
    terminal.setAttributes(attributes);
    return true;
  }

  private boolean enter() {
    String line = buf.toString().replaceFirst("\n+$", "");
    Optional<String> complaint = keys.complaint(line);
    if (complaint.isPresent()) {
      keys.hint(complaint.get());
      return true;
    }
    long lines = line.lines().count();
    if (lines > MAX_LINES_UNASKED && !isConfirmed(lines)) {
      return true;
    }
    if (takesHistory && !line.isBlank()) {
      history.add(line);
    }
    startAnew();
    keys.entered(line);
    return true;
  }

  private boolean isConfirmed(long lines) {
    isAsking = true;
    show("Send these " + lines + " lines as one message? (y/n) ");
    try {
      int answer = readCharacter();
      return answer == 'y' || answer == 'Y';
    } finally {
      isAsking = false;
      show(wantedPrompt);
    }
  }

  private void startAnew() {
    buf.clear();
    undo.clear();
    modifiedHistory.clear();
    history.moveToEnd();
    post = null; // a list of what could have been typed
  }

  private boolean clearOrHint() {
    if (buf.length() == 0) {
      keys.hint(LEAVE_HINT);
    }
    startAnew();
    return true;
  }

  private boolean newLine() {
    buf.write('\n');
    return true;
  }

  private boolean run(String command) {
    keys.entered(command);
    return true;
  }

  private boolean suspend() {
    putAway();
    Attributes raw = terminal.getAttributes();
    terminal.setAttributes(found);
    suspension.suspend();
    terminal.setAttributes(raw);
    terminal.puts(Capability.keypad_xmit);
    terminal.writer().write(BRACKETED_PASTE_ON);
    drawAnew();
    suspension.end();
    return true;
  }

  private void putAway() {
    display.update(List.of(), 0);
    statusBar.hide();
    terminal.puts(Capability.keypad_local);
    terminal.writer().write(BRACKETED_PASTE_OFF);
    terminal.flush();
  }

  /**
   * Draws the line and all below it again, where the window has another size or others have written
   * meanwhile. A terminal that is made narrower wraps what stands there, and the cursor stays in
   * its place in the text: from there it is known where the line begins now.
   */
  private void drawAnew() {
    terminal.puts(Capability.carriage_return);
    String typed = shownPrompt + buf.upToCursor().replace("\n", "\n" + SECOND_PROMPT);
    int above = Wrapping.rowsAboveEnd(typed, terminal.getWidth(), size.getColumns());
    for (int row = above; row > 0; row--) {
      terminal.puts(Capability.cursor_up);
    }
    terminal.puts(Capability.clr_eos);
    statusBar.move(size);
    super.handleSignal(Signal.WINCH);
    keys.redrawn();
  }
}
