package chat.client.bench.load;

import chat.client.bench.measure.DeliveryErrors;
import chat.client.bench.measure.SequenceChecker;
import chat.protocol.Limits;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.protocol.ServerVerb;
import chat.protocol.input.FrameDecoder;
import chat.protocol.input.InputBuffer;
import chat.protocol.input.Payload;
import java.io.IOException;
import java.util.Optional;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Records the messages that one member receives: counts them, checks their sequence numbers, and
 * samples their latency. The receiver's thread.
 */
final class DeliveryRecorder {
  private static final int NANOS_PER_MICRO = 1_000;

  private final RunContext context;
  private final InputBuffer input;
  private final Optional<SendWindow> window;
  private final Optional<SingleWriterRecorder> latency;
  private final OtherMessages others;
  private final FrameDecoder frames;
  private final PayloadScanner scanner;
  private final SequenceChecker checker = new SequenceChecker();
  private volatile long highestSeq;
  private long nowNanos;
  private long measuredFromNanos;
  private int deliveries;
  private int acknowledged;
  private long bytes;

  /** Handles what is neither a message to the room nor its acknowledgement. */
  interface OtherMessages {
    void handle(ServerMessage message) throws IOException, BenchException;
  }

  /**
   * A recorder for one connection.
   *
   * @param window releases a place with each acknowledgement; empty if the member does not send
   * @param latency records the latencies; empty if the member is not sampled
   */
  DeliveryRecorder(
      RunContext context,
      InputBuffer input,
      Optional<SendWindow> window,
      Optional<SingleWriterRecorder> latency,
      OtherMessages others) {
    this.context = context;
    this.input = input;
    this.window = window;
    this.latency = latency;
    this.others = others;
    this.frames = new FrameDecoder(input, Limits.MAX_FRAME_BYTES);
    this.scanner = new PayloadScanner(context.room().value().length());
  }

  /** Reads to the end of input. */
  void read() throws IOException, BenchException {
    do {
      nowNanos = context.clock().nanos();
      measuredFromNanos = context.measuredFromNanos();
      recordAll();
      publish();
    } while (input.fill());
  }

  /** Returns the highest sequence number received so far. Any thread. */
  long highestSeq() {
    return highestSeq;
  }

  /** Records that the server no longer stores some messages. */
  void gap(ServerMessage.Gap gap) {
    checker.gap(gap.from(), gap.to());
  }

  /** Returns the errors up to the room's last number. Valid once the receiver has ended. */
  DeliveryErrors errors(long lastSeq) {
    checker.endsAt(lastSeq);
    return checker.errors();
  }

  private void recordAll() throws IOException, BenchException {
    int before = input.size();
    Optional<Payload> payload = frames.next();
    while (payload.isPresent()) {
      switch (scanner.scan(payload.get())) {
        case SAID -> recordSaid();
        case ACK -> recordAck();
        case OTHER -> decode(payload.get());
      }
      payload = frames.next();
    }
    bytes += before - input.size();
  }

  private void recordSaid() {
    checker.received(scanner.saidSeq());
    if (window.isPresent() && scanner.isOwnSaid()) {
      acknowledged++;
    } else {
      deliveries++;
      if (latency.isPresent()) {
        recordLatency(latency.get());
      }
    }
  }

  private void recordLatency(SingleWriterRecorder recorder) {
    long dueNanos = scanner.timestamp(context.plan().workload().sizeBytes());
    if (dueNanos >= measuredFromNanos) {
      recorder.recordValue(Math.max(0, nowNanos - dueNanos) / NANOS_PER_MICRO);
    }
  }

  private void recordAck() {
    acknowledged++;
    long seq = scanner.ackSeq();
    if (seq > 0) {
      checker.received(seq);
    }
  }

  private void decode(Payload payload) throws IOException, BenchException {
    try {
      Optional<ServerMessage> message = ServerVerb.decode(payload);
      if (message.isPresent()) {
        others.handle(message.get());
      }
    } catch (RefusedException e) {
      throw new BenchException("the server sent a malformed message: " + e.getMessage());
    }
  }

  private void publish() {
    context.counters().add(deliveries, acknowledged, bytes);
    highestSeq = checker.highest();
    if (acknowledged > 0 && window.isPresent()) {
      window.get().release(acknowledged);
    }
    deliveries = 0;
    acknowledged = 0;
    bytes = 0;
  }
}
