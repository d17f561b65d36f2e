package chat.client.ui.screen;

import chat.protocol.ClientMessage;
import chat.protocol.RoomName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/** What stands around the line being typed: messages above it, the status below, the title. */
final class Canvas implements Painter.Surface {
  /** Messages that are stored sooner than this are never shown as waiting. */
  private static final Duration UNREMARKABLE = Duration.ofMillis(300);

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int MAX_PENDING_SHOWN = 4;
  private static final AttributedStyle STRONG = AttributedStyle.BOLD;

  private final Terminal terminal;
  private final LineEditor editor;
  private final RoomBoard board;
  private final ScreenFormat format;
  private final StatusLine statusLine;
  private final Supplier<List<ClientMessage.Numbered>> pending;
  private final boolean color;
  private final TerminalTitle title;
  private volatile Optional<String> question = Optional.empty();
  private volatile Optional<String> remark = Optional.empty();
  private long pendingSinceNanos; // the screen thread's, as all below
  private boolean wasPending;
  private String prompt = "";

  Canvas(LineEditor editor, RoomBoard board, ScreenFormat format, Screen.Content content) {
    this.terminal = editor.getTerminal();
    this.editor = editor;
    this.board = board;
    this.format = format;
    this.statusLine = new StatusLine(content.clock(), content.color());
    this.pending = content.pending();
    this.color = content.color();
    this.title = new TerminalTitle(terminal);
  }

  /** Asks for an answer in the line being typed, until there is one. */
  void ask(String wanted) {
    question = Optional.of(wanted);
  }

  void answered() {
    question = Optional.empty();
  }

  /** Says something below the line. */
  void remark(String sentence) {
    remark = Optional.of(sentence);
  }

  /** False if there was none. */
  boolean forgetRemark() {
    boolean was = remark.isPresent();
    remark = Optional.empty();
    return was;
  }

  @Override
  public Duration draw(List<AttributedString> lines, boolean ring) {
    List<ClientMessage.Numbered> waiting = pending.get();
    boolean isRemarkable = isRemarkable(!waiting.isEmpty());
    editor.draw(
        () -> {
          drawPrompt();
          if (!lines.isEmpty()) {
            editor.printAbove(encoded(lines));
          }
          drawBelow(isRemarkable ? waiting : List.of(), waiting.size());
          if (ring) {
            terminal.puts(Capability.bell);
          }
          terminal.flush();
        });
    return wasPending && !isRemarkable ? UNREMARKABLE : TICK;
  }

  /** Leaves the screen to others. */
  void putAway() {
    title.restore();
    editor.statusBar().close();
    terminal.flush();
  }

  private boolean isRemarkable(boolean isPending) {
    if (isPending && !wasPending) {
      pendingSinceNanos = System.nanoTime();
    }
    wasPending = isPending;
    return isPending && System.nanoTime() - pendingSinceNanos >= UNREMARKABLE.toNanos();
  }

  private void drawPrompt() {
    String wanted =
        question.orElseGet(
            () ->
                board
                    .front()
                    .map(room -> "[" + room + "] ")
                    .orElse(board.isPlain() ? "> " : "[no room] "));
    if (!wanted.equals(prompt)) {
      prompt = wanted;
      editor.prompt(wanted, question.isPresent());
    }
  }

  private String encoded(List<AttributedString> lines) {
    int width = terminal.getWidth(); // The system is asked for it each time.
    StringBuilder all = new StringBuilder();
    for (AttributedString line : lines) {
      for (AttributedString row : Wrapping.indented(line, width)) {
        all.append(color ? row.toAnsi(terminal) : row.toString()).append('\n');
      }
    }
    return all.toString();
  }

  /** The first line of it says enough. */
  private AttributedString pendingLine(ClientMessage.Numbered message) {
    Optional<RoomName> room =
        message instanceof ClientMessage.Tell
            ? Optional.empty()
            : Optional.of(RoomName.received(message.target()));
    return format
        .pending(
            message,
            board.own().orElseThrow(),
            room.filter(name -> !board.front().equals(Optional.of(name))))
        .get(0);
  }

  private void drawBelow(List<ClientMessage.Numbered> waiting, int count) {
    int width = terminal.getWidth();
    Standing status = board.status(count);
    List<AttributedString> below = new ArrayList<>();
    remark.ifPresent(
        sentence -> below.addAll(Wrapping.indented(new AttributedString(sentence, STRONG), width)));
    int shown = Math.min(Math.min(waiting.size(), MAX_PENDING_SHOWN), terminal.getHeight() / 4);
    for (ClientMessage.Numbered message : waiting.subList(0, shown)) {
      below.add(pendingLine(message).columnSubSequence(0, width));
    }
    below.add(statusLine.line(status, width));
    editor.showBelow(below);
    title.show(WindowTitle.of(board.front(), board.unread()));
  }
}
