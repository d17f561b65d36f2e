package chat.client.screen.jline;

import chat.client.screen.Footer;
import chat.client.screen.Frame;
import chat.client.screen.Painter;
import chat.client.screen.Wrapping;
import java.time.Duration;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/** Draws frames around the line being typed. The screen thread runs it. */
final class Canvas implements Painter.Surface {
  private final Terminal terminal;
  private final LineEditor editor;
  private final Footer footer;
  private final boolean color;
  private final TerminalTitle title;
  private String prompt = "";
  private int question;

  Canvas(LineEditor editor, Footer footer, boolean color) {
    this.terminal = editor.getTerminal();
    this.editor = editor;
    this.footer = footer;
    this.color = color;
    this.title = new TerminalTitle(terminal);
  }

  @Override
  public Duration draw(Frame frame) {
    Duration next = footer.look(frame);
    editor.draw(
        () -> {
          drawPrompt(frame);
          drawLines(frame);
          editor.showBelow(footer.rows(frame, terminal.getWidth(), terminal.getHeight()));
          title.show(frame.title());
          if (frame.ring()) {
            terminal.puts(Capability.bell);
          }
          terminal.flush();
        });
    return next;
  }

  /** Restores the title and the rows of the status bar. */
  void restore() {
    title.restore();
    editor.statusBar().close();
    terminal.flush();
  }

  private void drawPrompt(Frame frame) {
    if (frame.state().question().number() != question) {
      question = frame.state().question().number();
      editor.hide(frame.state().question().isSecret());
    }
    if (!frame.prompt().equals(prompt)) {
      prompt = frame.prompt();
      editor.prompt(prompt, frame.isQuestion());
    }
  }

  private void drawLines(Frame frame) {
    int cleared = frame.clearAt().orElse(0);
    print(frame.lines().subList(0, cleared));
    if (frame.clearAt().isPresent()) {
      editor.clearAll();
    }
    print(frame.lines().subList(cleared, frame.lines().size()));
  }

  private void print(List<AttributedString> lines) {
    if (!lines.isEmpty()) {
      editor.printAbove(encoded(lines));
    }
  }

  private String encoded(List<AttributedString> lines) {
    int width = terminal.getWidth(); // a system call each time
    StringBuilder all = new StringBuilder();
    for (AttributedString line : lines) {
      for (AttributedString row : Wrapping.indented(line, width)) {
        all.append(color ? row.toAnsi(terminal) : row.toString()).append('\n');
      }
    }
    return all.toString();
  }
}
