package chat.client.bench.load;

import chat.client.bench.measure.DeliveryErrors;
import chat.client.bench.measure.LatencySampler;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Connects the members, lets the senders send, and disconnects. The thread that runs the test. */
public final class LoadGenerator {
  /** How long the drain waits while nothing arrives. */
  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(10);

  private static final Duration BYE_PATIENCE = Duration.ofSeconds(5);
  private static final long POLL_MILLIS = 10;

  private final RunContext context;
  private final LatencySampler latency;
  private final LoadThreads threads = new LoadThreads();
  private final Receivers receivers;
  private final Senders senders;

  public LoadGenerator(RunContext context, LatencySampler latency) {
    this.context = context;
    this.latency = latency;
    this.receivers = new Receivers(context.stop(), threads);
    this.senders = new Senders(context, threads);
  }

  /** Connects the members and joins the room; fewer members if the test is to stop. */
  public void connect() throws BenchException, InterruptedException {
    MemberConnector connector = new MemberConnector(context.plan());
    int members = context.plan().workload().members();
    for (int i = 0; i < members && !context.stop().isRequested(); i++) {
      LoadConnection connection = connector.connect(i);
      receivers.start(
          new Receiver(context, connection, i, senders.window(i), latency.recorderFor(i)));
      if (i == 0) {
        // Alone: a program that is no chat server gets no more than this connection.
        receivers.awaitEntered();
      }
    }
    receivers.awaitEntered();
    context.stop().throwFailure();
  }

  /** Starts the senders; their schedules begin at this time. */
  public void startSending(long startNanos) throws BenchException {
    senders.start(receivers, startNanos);
  }

  /** Stops the senders; what is due before this time and has a place is still sent. */
  public void stopSending(long endNanos) {
    senders.stop(endNanos);
  }

  /** Waits until all messages are acknowledged and every member has received the last one. */
  public void drain() throws BenchException, InterruptedException {
    long received = -1;
    long changed = System.nanoTime();
    while (!isDrained() && System.nanoTime() - changed < DRAIN_PATIENCE.toNanos()) {
      Thread.sleep(POLL_MILLIS);
      context.stop().throwFailure();
      long before = received;
      received = receivers.highestSeqs().sum();
      if (received != before) {
        changed = System.nanoTime();
      }
    }
  }

  /** Disconnects with BYE; cuts connections that do not end in time. */
  public void disconnect() throws InterruptedException {
    senders.stop(context.clock().nanos());
    try {
      // On a thread of its own, since a server that does not read blocks it.
      threads.start("bye", receivers::sendBye);
      awaitEnd();
    } catch (BenchException e) {
      // No thread is left to send BYE: the server notices that the connections end.
    }
    receivers.close();
    awaitEnd();
  }

  /** Returns the software that the server reported. */
  public String software() {
    return receivers.software();
  }

  /** Returns how many messages the server has not acknowledged so far. */
  public long unacknowledged() {
    return senders.unacknowledged();
  }

  /** Returns the errors of all members. Valid once disconnected. */
  public DeliveryErrors errors() {
    return receivers.errors();
  }

  /** Returns the delays of messages that were due and never sent. Valid once disconnected. */
  public Histogram unsent() {
    return senders.unsent();
  }

  private boolean isDrained() {
    // In the order of a message's way: sent, acknowledged, received.
    return senders.haveEnded()
        && senders.unacknowledged() == 0
        && receivers.highestSeqs().distinct().count() == 1;
  }

  private void awaitEnd() throws InterruptedException {
    SharedTimeout timeout = SharedTimeout.in(BYE_PATIENCE);
    receivers.awaitEnd(timeout);
    senders.awaitEnd(timeout);
  }
}
