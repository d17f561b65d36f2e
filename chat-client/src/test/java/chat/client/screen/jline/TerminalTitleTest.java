package chat.client.screen.jline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;

final class TerminalTitleTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Terminal terminal;

  private TerminalTitle titleOf(String type) throws IOException {
    terminal = new LineDisciplineTerminal("test", type, out, UTF_8);
    return new TerminalTitle(terminal);
  }

  private String written() {
    terminal.flush();
    return out.toString(UTF_8);
  }

  @Test
  void theTitleIsSavedOnceSetOnChangeAndRestored() throws IOException {
    TerminalTitle title = titleOf("tmux-256color");
    title.show("a");
    title.show("a");
    title.show("b");
    title.restore();
    title.restore();
    assertEquals(
        "\u001b[22;2t\u001b]2;a\u0007\u001b]2;b\u0007\u001b]2;\u0007\u001b[23;2t", written());
  }

  @Test
  void anUnsetTitleIsNotRestored() throws IOException {
    titleOf("xterm").restore();
    assertEquals("", written());
  }

  @Test
  void aTerminalWithoutTitlesGetsNoSequence() throws IOException {
    TerminalTitle title = titleOf("vt100");
    title.show("a");
    title.restore();
    assertEquals("", written());
  }
}
