package chat.client.bench;

import chat.protocol.FrameDecoder;
import chat.protocol.InputBuffer;
import chat.protocol.Limits;
import chat.protocol.Payload;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.protocol.ServerVerb;
import java.io.IOException;
import java.util.Optional;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Takes in what comes to one member after the greeting: counts it, checks its numbers, and notes
 * its latency if this member is one of those who are timed. The thread of the member.
 */
final class Reception {
  private static final int NANOS_A_MICRO = 1_000;

  private final Stage stage;
  private final Ears ears;
  private final InputBuffer input;
  private final PayloadScanner scanner;
  private final FrameDecoder frames;
  private final SequenceCheck check = new SequenceCheck();
  private volatile long heard;
  private long nowNanos;
  private long measuredFromNanos;
  private int deliveries;
  private int acknowledged;
  private long bytes;

  /**
   * What a member does with what it gets.
   *
   * @param own acknowledgements are given to it; empty if the member does not speak
   * @param latencies times are noted there; empty if the member is not timed
   * @param events told of what isn't a message
   */
  record Ears(Optional<Window> own, Optional<SingleWriterRecorder> latencies, Events events) {}

  /** What comes besides messages. */
  interface Events {
    void take(ServerMessage message) throws IOException, CannotBenchException;
  }

  Reception(Stage stage, InputBuffer input, Ears ears) {
    this.stage = stage;
    this.ears = ears;
    this.input = input;
    this.scanner = new PayloadScanner(stage.room().value().length());
    this.frames = new FrameDecoder(input, Limits.MAX_FRAME_BYTES);
  }

  /** Takes in all that comes, to the end of input. */
  void read() throws IOException, CannotBenchException {
    do {
      nowNanos = stage.watch().nanos();
      measuredFromNanos = stage.measuredFromNanos();
      takeAll();
      tell();
    } while (input.fill());
  }

  /** The highest number that came so far. Any thread. */
  long heard() {
    return heard;
  }

  /** To be asked when the thread of the member has ended. */
  SequenceCheck check() {
    return check;
  }

  private void takeAll() throws IOException, CannotBenchException {
    int before = input.size();
    Optional<Payload> frame = frames.next();
    while (frame.isPresent()) {
      switch (scanner.scan(frame.get())) {
        case SAID -> takeSaid();
        case ACK -> takeAck();
        default -> takeOther(frame.get());
      }
      frame = frames.next();
    }
    bytes += before - input.size();
  }

  private void takeSaid() {
    check.saw(scanner.saidSeq());
    if (ears.own().isPresent() && scanner.isOwnSaid()) {
      acknowledged++;
    } else {
      deliveries++;
      if (ears.latencies().isPresent()) {
        time(ears.latencies().get());
      }
    }
  }

  private void time(SingleWriterRecorder latencies) {
    long dueNanos = scanner.timestamp(stage.load().sizeBytes());
    if (dueNanos >= measuredFromNanos) {
      latencies.recordValue(Math.max(0, nowNanos - dueNanos) / NANOS_A_MICRO);
    }
  }

  private void takeAck() {
    acknowledged++;
    long seq = scanner.ackSeq();
    if (seq > 0) {
      check.saw(seq);
    }
  }

  private void takeOther(Payload frame) throws IOException, CannotBenchException {
    try {
      Optional<ServerMessage> message = ServerVerb.decode(frame);
      if (message.isPresent()) {
        take(message.get());
      }
    } catch (RefusedException e) {
      throw CannotBenchException.because("the server sent what is no message: " + e.getMessage());
    }
  }

  private void take(ServerMessage message) throws IOException, CannotBenchException {
    if (message instanceof ServerMessage.Gap gap) {
      check.gap(gap.from(), gap.to());
    } else {
      ears.events().take(message);
    }
  }

  private void tell() {
    stage.tally().add(deliveries, acknowledged, bytes);
    heard = check.highest();
    if (acknowledged > 0 && ears.own().isPresent()) {
      ears.own().get().give(acknowledged);
    }
    deliveries = 0;
    acknowledged = 0;
    bytes = 0;
  }
}
