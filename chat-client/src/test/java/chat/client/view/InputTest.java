package chat.client.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.InputHandler;
import chat.client.event.InputLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a handler receives from standard input. */
final class InputTest {
  /** Records its calls, and stops after a line "stop". */
  private static final class RecordingHandler implements InputHandler {
    private final List<String> calls = new ArrayList<>();
    private boolean wantsBytes;
    private int secrets; // still asked for

    @Override
    public boolean wantsBytes() {
      return wantsBytes;
    }

    @Override
    public boolean bytes(byte[] bytes, int from, int to) {
      calls.add("bytes " + new String(bytes, from, to - from, UTF_8));
      return true;
    }

    @Override
    public boolean lines(List<InputLine> lines) {
      if (lines.get(0).secret().isPresent()) {
        secrets--;
        calls.add("secret " + new String(lines.get(0).secret().get().reveal(), UTF_8));
        return true;
      }
      List<String> texts = lines.stream().map(InputLine::text).toList();
      calls.add("lines " + texts);
      return !texts.contains("stop");
    }

    @Override
    public boolean awaitsSecret() {
      return secrets > 0;
    }

    @Override
    public void end() {
      calls.add("end");
    }

    @Override
    public Optional<String> complaint(String line) {
      throw new AssertionError("a pipe's lines cannot be corrected");
    }
  }

  private final RecordingHandler handler = new RecordingHandler();

  private void reads(InputStream in) {
    OutputStream nothing = OutputStream.nullOutputStream();
    new Input(new Stdio(in, nothing, nothing, false, UTF_8), new OutputQueue()).read(handler);
  }

  private void reads(String input) {
    reads(new ByteArrayInputStream(input.getBytes(UTF_8)));
  }

  private void got(String... calls) {
    assertEquals(List.of(calls), handler.calls);
  }

  @Test
  void linesOfAChunkAreHandedOverTogether() {
    reads("a\n\nb\nlast");
    got("lines [a, , b]", "lines [last]", "end");
  }

  /**
   * As in a paste of lines with two ends: the secret follows at once, and was no second thought.
   */
  @Test
  void emptyHiddenLineInAPasteIsSkipped() {
    handler.secrets = 1;
    Deque<String> hidden = new ArrayDeque<>(List.of("", "hunter2"));
    OutputStream nothing = OutputStream.nullOutputStream();
    InputStream in = new ByteArrayInputStream("x".repeat(8 * 1024).concat("\n").getBytes(UTF_8));
    Stdio stdio =
        new Stdio(
            in,
            nothing,
            nothing,
            true,
            UTF_8,
            () -> Optional.ofNullable(hidden.poll()).map(String::toCharArray));
    new Input(stdio, new OutputQueue()).read(handler);
    assertEquals("secret hunter2", handler.calls.get(0));
  }

  @Test
  void emptyHiddenLineIsHandedOver() {
    handler.secrets = 1;
    InputStream in = new ByteArrayInputStream("/login\n".getBytes(UTF_8));
    OutputStream nothing = OutputStream.nullOutputStream();
    Stdio stdio = new Stdio(in, nothing, nothing, true, UTF_8, () -> Optional.of("".toCharArray()));
    new Input(stdio, new OutputQueue()).read(handler);
    got("lines [/login]", "secret ", "end");
  }

  @Test
  void nothingIsHandedOverAfterTheHandlerStops() {
    reads("stop\n" + "x".repeat(10_000) + "\nmore");
    got("lines [stop]");
  }

  @Test
  void handlerThatStopsAtTheLastLineGetsNoEnd() {
    reads("stop");
    got("lines [stop]");
  }

  @Test
  void bytesAreHandedOverUnchanged() {
    handler.wantsBytes = true;
    reads("a\r\nb");
    got("bytes a\r\nb", "end");
  }

  @Test
  void emptyInputEnds() {
    reads("");
    got("end");
  }

  @Test
  void unreadableInputEnds() {
    reads(
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Is a directory");
          }

          @Override
          public int read(byte[] bytes, int from, int count) throws IOException {
            return read();
          }
        });
    got("end");
  }
}
