package chat.client.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.config.Bell;
import chat.client.config.Preferences;
import chat.client.config.Show;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.View;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How often and in which order views write. */
final class LineOutputTest {
  private final List<String> writes = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /** Returns an output whose stream records each write, or fails. */
  private LineOutput output(String name, boolean works) {
    OutputStream stream =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new AssertionError("one byte written at a time");
          }

          @Override
          public void write(byte[] bytes, int from, int count) throws IOException {
            if (!works) {
              throw new IOException("gone");
            }
            writes.add(name + ": " + new String(bytes, from, count, UTF_8));
          }
        };
    return new LineOutput(stream, UTF_8, why -> failures.add(why.getMessage()));
  }

  private static ClientEvent text(String text) {
    return new LinkEvent.PlainReceived(UTF_8.encode(text).asReadOnlyBuffer());
  }

  @Test
  void batchIsOneWrite() {
    List<ClientEvent> batch = List.of(text("a\n"), new ClientEvent.Notice("n"), text("b\n"));
    Preferences preferences = new Preferences(Bell.OFF, Show.ALL, List.of(), List.of());
    List<View> views =
        List.of(
            new JsonView(output("json", true)),
            new TerminalView(output("terminal", true), Clock.systemUTC(), preferences));
    views.forEach(view -> view.show(batch));
    assertEquals(
        List.of(
            """
            json: {"event":"text","text":"a"}
            {"event":"notice","sentence":"n"}
            {"event":"text","text":"b"}
            """,
            "terminal: a\n* n\nb\n"),
        writes);
  }

  @Test
  void pipesOutputIsWrittenBeforeItsErrors() {
    View view = new PipeView(output("out", true), output("err", true), Optional.empty());
    view.show(List.of(text("a"), new ClientEvent.Notice("n"), text("b"), text("c")));
    assertEquals(List.of("out: a", "err: * n\n", "out: bc"), writes);
  }

  @Test
  void largeBatchIsWrittenInParts() {
    View view = new PipeView(output("out", true), output("err", true), Optional.empty());
    view.show(List.of(text("a".repeat(70_000)), text("b")));
    assertEquals(List.of("out: " + "a".repeat(70_000), "out: b"), writes);
  }

  @Test
  void failedStreamIsReportedOnce() {
    LineOutput out = output("out", false);
    out.print("a");
    out.print("b");
    assertEquals(List.of("gone"), failures);
  }
}
