package chat.client.screen.jline;

import chat.client.screen.Wrapping;
import chat.client.screen.input.KeyEvents;
import java.io.IOError;
import java.util.List;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/**
 * JLine's line reader, adapted to a line that stays. The keyboard thread runs it, in one read that
 * lasts as long as the screen: a line that is entered is handed over from within. So the terminal
 * never leaves raw mode between two lines, where it would echo what is typed among the messages.
 *
 * <p>JLine's lock guards the line and the terminal; other threads take it by {@link #draw}.
 */
final class LineEditor extends SecretReader {
  /** Precedes every line of a message but the first. */
  private static final String SECOND_PROMPT = "  ";

  private static final String LEAVE_HINT = "Ctrl-D or /quit leaves";

  private final StatusBar statusBar;
  private final KeyEvents keys;
  private final Suspension suspension;
  private final Resizing resizing;
  private String wantedPrompt = ""; // guarded by lock, as all below
  private boolean takesHistory = true;

  LineEditor(Terminal terminal, KeyEvents keys) {
    super(terminal, "chat-client");
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
    bindings.on("chat-go-next", this::goOn, KeyMap.alt('a'), KeyMap.alt('A'));
  }

  /** Returns the rows below the line; {@link #showBelow} shows them. */
  StatusBar statusBar() {
    return statusBar;
  }

  /** Reads until the person leaves, or the thread is interrupted. */
  void edit() {
    try {
      readLine("");
    } catch (EndOfFileException | UserInterruptException | IOError | IllegalStateException e) {
      // The person leaves, the session has ended, or the terminal is gone or closed.
    }
  }

  /** Draws something besides the line, with the lock held. */
  void draw(Runnable drawing) {
    lock.lock();
    try {
      suspension.awaitEnd();
      checkSize();
      if (resizing.awaitEnd()) {
        drawAgain();
      }
      drawing.run();
    } finally {
      lock.unlock();
    }
  }

  /** Notices a new size of the window before its signal arrives. */
  private void checkSize() {
    if (reading && resizing.begins(size, terminal.getSize())) {
      keys.resized();
    }
  }

  /**
   * Postpones drawing while the window is resized: drawn for an old size, the line is misplaced.
   */
  @Override
  protected void redisplay(boolean flush) {
    checkSize();
    if (!resizing.isOn()) {
      super.redisplay(flush);
    }
  }

  /** Clears the screen, but for the line being typed. */
  void clearAll() {
    if (reading) {
      callWidget(CLEAR_SCREEN);
      redisplay();
    }
  }

  /** Redraws the status bar before the line: it scrolls the rows above it. */
  @Override
  public boolean clearScreen() {
    return super.clearScreen() && statusBar.redraw();
  }

  /**
   * Shows rows at the bottom. Where their number changes, the line is erased meanwhile: it may
   * scroll, and JLine would not know how many rows it had.
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
   * Shows another prompt before the line.
   *
   * @param question whether the answer is to be kept out of the history
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

  /**
   * Not synchronized like JLine's: JLine's keyboard thread takes the monitor with the lock held, so
   * a thread that took the lock with the monitor held could wait for it for ever, and it for us.
   */
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  protected void handleSignal(Signal signal) {
    lock.lock();
    try {
      if (suspension.isSuspended()) {
        // The keyboard thread waits for this, and draws.
        suspension.resumed();
      } else if (signal == Signal.WINCH) {
        resizing.goesOn();
        keys.resized();
      } else {
        super.handleSignal(signal);
        takeControlKeys();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean begin() {
    // It may have been set before there was a line.
    setPrompt(wantedPrompt);
    return takeControlKeys();
  }

  /** Makes Ctrl-C and Ctrl-Z ordinary keys, for the line has to be erased first. */
  private boolean takeControlKeys() {
    Attributes attributes = terminal.getAttributes();
    attributes.setLocalFlag(LocalFlag.ISIG, false);
    terminal.setAttributes(attributes);
    return true;
  }

  private boolean enter() {
    if (isHidden()) {
      keys.enteredSecret(takeSecret());
      return true;
    }
    String line = buf.toString().replaceFirst("(?<!\n)\n+$", "");
    Optional<String> complaint = keys.complaint(line);
    if (complaint.isPresent()) {
      say(complaint.get());
      selectLine();
      return true;
    }
    Optional<String> question = keys.question(line);
    if (question.isPresent() && !isConfirmed(question.get())) {
      return true;
    }
    if (takesHistory && !line.isBlank()) {
      history.add(line);
    }
    clearLine();
    // At once: the secret may be typed before the session asks for it.
    hide(keys.asksSecret(line));
    keys.entered(line);
    return true;
  }

  /** Shows a sentence above the line; below it, where the line fills the window. */
  private void say(String sentence) {
    int rows = 1 + Wrapping.rowsAboveEnd(wantedPrompt + buf, size.getColumns(), size.getColumns());
    if (rows + statusBar.rows() < size.getRows()) {
      keys.hint(sentence);
    } else {
      keys.remark(sentence);
    }
  }

  private boolean isConfirmed(String question) {
    keys.remark(question);
    // Reads a whole key, which may be several characters.
    readBinding(getKeys());
    return getLastBinding().equalsIgnoreCase("y");
  }

  private boolean clearOrHint() {
    if (buf.length() == 0 && !isHidden()) {
      say(LEAVE_HINT);
    }
    clearLine();
    return !isHidden() || enter(); // an empty secret cancels
  }

  private boolean newLine() {
    buf.write('\n');
    return true;
  }

  private boolean run(String command) {
    keys.entered(command);
    return true;
  }

  private boolean goOn() {
    keys.next();
    return true;
  }

  private boolean suspend() {
    display.update(List.of(), 0);
    statusBar.hide();
    suspension.suspend();
    drawAgain();
    suspension.end();
    return true;
  }

  /**
   * Draws the line and the rows below it again, where the window has another size or another
   * program has written to it. A terminal that gets narrower rewraps its rows, and the cursor stays
   * in its place in the text: from there follows where the line begins now.
   */
  private void drawAgain() {
    terminal.puts(Capability.carriage_return);
    String typed =
        wantedPrompt + (isHidden() ? "" : buf.upToCursor()).replace("\n", "\n" + SECOND_PROMPT);
    int above = Wrapping.rowsAboveEnd(typed, terminal.getWidth(), size.getColumns());
    for (int row = above; row > 0; row--) {
      terminal.puts(Capability.cursor_up);
    }
    terminal.puts(Capability.clr_eos);
    statusBar.move(size);
    super.handleSignal(Signal.WINCH);
    keys.resized();
  }
}
