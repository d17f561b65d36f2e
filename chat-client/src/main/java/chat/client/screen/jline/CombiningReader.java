package chat.client.screen.jline;

import java.util.HashMap;
import java.util.List;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/**
 * JLine's line reader, with combining characters on the screen. The keyboard thread and those that
 * draw run it, with JLine's lock held.
 */
class CombiningReader extends LineReaderImpl {
  private String drawn = ""; // guarded by lock

  CombiningReader(Terminal terminal, String name) {
    super(terminal, name, new HashMap<>());
    setHighlighter(new LineHighlighter());
  }

  /**
   * Erases a changed line first if it combines characters: JLine writes only what has changed, and
   * a mark alone can neither be erased nor be inserted between two cells.
   */
  @Override
  protected void redisplay(boolean flush) {
    lock.lock();
    try {
      String line = maskingCallback == null ? buf.toString() : "";
      boolean combines = LineHighlighter.combines(drawn) || LineHighlighter.combines(line);
      if (combines && !line.equals(drawn) && display != null && !skipRedisplay) {
        display.update(List.of(), 0, false);
      }
      drawn = line;
      super.redisplay(flush);
    } finally {
      lock.unlock();
    }
  }
}
