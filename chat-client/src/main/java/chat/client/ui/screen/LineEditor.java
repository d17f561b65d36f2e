package chat.client.ui.screen;

import java.io.IOError;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
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
  private final Resizing resizing;
  private String wantedPrompt = ""; // guarded by lock, as all below
  private boolean takesHistory = true;

  LineEditor(Terminal terminal, LineEvents keys) {
    super(terminal, "chat-client", new HashMap<>());
    this.statusBar = new StatusBar(terminal);
    this.keys = keys;
    variable(SECONDARY_PROMPT_PATTERN, SECOND_PROMPT);
    variable(BELL_STYLE, "none");
    this.suspension = new Suspension(terminal, lock);
    this.resizing = new Resizing(lock);
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
    KeyBindings bindings = new KeyBindings(this);
    bindings.replaceJLines();
    bindings.on("chat-clear", this::clearOrHint, KeyMap.ctrl('C'));
    bindings.on("chat-suspend", this::suspend, KeyMap.ctrl('Z'));
    bindings.on("chat-new-line", this::newLine, KeyMap.alt('\r'), KeyMap.alt('\n'));
    for (char digit = '1'; digit <= '9'; digit++) {
      String command = "/go " + digit;
      bindings.on("chat-go-" + digit, () -> run(command), KeyMap.alt(digit));
    }
    bindings.on("chat-go-next", () -> run("/go next"), KeyMap.alt('a'), KeyMap.alt('A'));
  }

  /** The rows below the line; they are shown by {@link #showBelow}. */
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
      lookAtWindow();
      if (resizing.awaitEnd()) {
        drawAnew();
      }
      drawing.run();
    } finally {
      lock.unlock();
    }
  }

  /** The window may have another size already, and its signal be still on the way. */
  private void lookAtWindow() {
    if (reading && resizing.begins(size, terminal.getSize())) {
      keys.redrawn();
    }
  }

  /** Drawn for another size, the line would stand where nobody expects it; it is drawn soon. */
  @Override
  protected void redisplay(boolean flush) {
    lookAtWindow();
    if (!resizing.isOn()) {
      super.redisplay(flush);
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
   * Shows rows at the bottom. Where they are not as many as before, the line is taken off
   * meanwhile: it may be scrolled, and JLine would forget how many rows it had.
   */
  void showBelow(List<AttributedString> rows) {
    boolean moves = reading && rows.size() != statusBar.rows();
    if (moves) {
      display.update(List.of(), 0);
    }
    statusBar.show(rows);
    if (moves) {
      redisplay();
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
        resizing.goesOn();
        keys.redrawn();
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
    setPrompt(wantedPrompt);
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
      tell(complaint.get());
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

  /** Above the line; or below, where the line leaves no room above. */
  private void tell(String sentence) {
    int rows = 1 + Wrapping.rowsAboveEnd(wantedPrompt + buf, size.getColumns(), size.getColumns());
    if (rows + statusBar.rows() < size.getRows()) {
      keys.hint(sentence);
    } else {
      keys.remark(sentence);
    }
  }

  private boolean isConfirmed(long lines) {
    keys.remark("Send these " + lines + " lines as one message? (y/n)");
    // A whole key, which may be several characters.
    readBinding(getKeys());
    return getLastBinding().equalsIgnoreCase("y");
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
      tell(LEAVE_HINT);
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
    display.update(List.of(), 0);
    statusBar.hide();
    suspension.suspend();
    drawAnew();
    suspension.end();
    return true;
  }

  /**
   * Draws the line and all below it again, where the window has another size or others have written
   * meanwhile. A terminal that is made narrower wraps what stands there, and the cursor stays in
   * its place in the text: from there it is known where the line begins now.
   */
  private void drawAnew() {
    terminal.puts(Capability.carriage_return);
    String typed = wantedPrompt + buf.upToCursor().replace("\n", "\n" + SECOND_PROMPT);
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
