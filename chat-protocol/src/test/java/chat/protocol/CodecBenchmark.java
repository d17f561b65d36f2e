package chat.protocol;

import chat.protocol.input.FrameDecoder;
import chat.protocol.input.InputBuffer;
import chat.protocol.input.Payload;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures decoding and encoding a message of 64 bytes as a frame, in nanoseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
  /** Typical texts of 64 bytes of UTF-8. */
  public enum Writing {
    ASCII("Hello everybody "),
    NON_ASCII("Gr\u00FC\u00DFe \u4F60\u597D! ");

    private static final int TIMES = 4;

    private final Text text;

    Writing(String phrase) {
      text = Text.of(phrase.repeat(TIMES));
    }
  }

  /** A connection that delivers SAY frames as fast as they are read. */
  @State(Scope.Thread)
  public static class Incoming {
    @Param private Writing text;

    private InputBuffer input;
    private FrameDecoder decoder;

    @Setup
    public void connect() {
      var say = new ClientMessage.Say(1_234_567, RoomName.LOBBY, text.text);
      input = new InputBuffer(new Repeating(Frames.of(say)));
      decoder = new FrameDecoder(input, Frames.MAX_BYTES);
    }
  }

  /** A message to the members of a room, and the sink for its bytes. */
  @State(Scope.Thread)
  public static class Outgoing {
    @Param private Writing text;

    private final ByteSink sink = new ByteSink();
    private ServerMessage said;

    @Setup
    public void write() {
      said =
          new ServerMessage.Said(
              RoomName.LOBBY,
              1_234_567,
              1_234_567_890_123L,
              Nick.of("alice"),
              MessageKind.SAID,
              OptionalLong.empty(),
              text.text);
    }
  }

  /** Decodes one SAY frame, from the input's bytes to the message. */
  @Benchmark
  public ClientMessage decodeSay(Incoming incoming) throws IOException, RefusedException {
    Optional<Payload> payload = incoming.decoder.next();
    while (payload.isEmpty()) {
      incoming.input.fill();
      payload = incoming.decoder.next();
    }
    return ClientVerb.decode(payload.get());
  }

  /** Encodes one SAID frame into a sink of sufficient capacity. */
  @Benchmark
  public ByteSink encodeSaid(Outgoing outgoing) {
    outgoing.sink.clear();
    outgoing.said.encode(new FrameWriter(outgoing.sink));
    return outgoing.sink;
  }
}
