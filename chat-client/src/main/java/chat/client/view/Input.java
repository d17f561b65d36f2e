package chat.client.view;

import chat.client.event.InputHandler;
import chat.client.event.InputLine;
import chat.protocol.Limits;
import chat.protocol.account.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Reads standard input to its end. The stdin thread runs it. */
final class Input {
  private static final int CHUNK_BYTES = 8 * 1024;

  private final InputStream in;
  private final Charset charset;
  private final OutputQueue output;
  private final Optional<Stdio.HiddenLine> hidden; // where a terminal shows what is typed

  Input(Stdio stdio, OutputQueue output) {
    this.output = output;
    this.hidden = Optional.of(stdio.hidden()).filter(line -> stdio.terminal());
    this.in = stdio.in();
    this.charset = stdio.charset();
  }

  /** Hands the input over, chunk by chunk, and blocks while there is none. */
  void read(InputHandler handler) {
    try {
      readAll(handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readAll(InputHandler handler) throws InterruptedException {
    LineSplitter splitter = new LineSplitter(charset, Limits.MAX_FRAME_BYTES);
    byte[] chunk = new byte[CHUNK_BYTES];
    int count = next(chunk);
    boolean asBytes = count >= 0 && handler.wantsBytes();
    boolean more = true;
    while (more && count >= 0) {
      more =
          asBytes ? handler.bytes(chunk, 0, count) : handOver(splitter.add(chunk, count), handler);
      more = more && (asBytes || readSecrets(handler));
      output.awaitInputCapacity(); // what a line makes us print must not pile up without limit
      count = more ? next(chunk) : 0;
    }
    Optional<InputLine> last = splitter.end();
    if (more && (last.isEmpty() || handler.lines(List.of(last.get())))) {
      handler.end();
    }
  }

  /** Reads secrets while the session asks for them. Returns whether more input is wanted. */
  private boolean readSecrets(InputHandler handler) throws InterruptedException {
    boolean more = true;
    while (more && hidden.isPresent() && handler.awaitsSecret()) {
      Optional<char[]> typed = hidden.get().read();
      if (!typed.filter(this::isSecondEnd).isPresent()) {
        more = typed.isPresent() && handler.lines(List.of(InputLine.of(Secret.take(typed.get()))));
      }
    }
    return more;
  }

  /** Returns whether an empty line ends the one before a second time, in a paste that goes on. */
  private boolean isSecondEnd(char[] typed) {
    try {
      return typed.length == 0 && in.available() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean handOver(List<InputLine> lines, InputHandler handler)
      throws InterruptedException {
    return lines.isEmpty() || handler.lines(lines);
  }

  /** Reads the next bytes; -1 at the end, or where the input cannot be read, like a folder. */
  private int next(byte[] chunk) {
    try {
      return in.read(chunk);
    } catch (IOException e) {
      return -1;
    }
  }
}
