package chat.client.bench.load;

import chat.client.bench.measure.DeliveryErrors;
import chat.protocol.ClientMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** The receivers of all members, in the order of their numbers. The thread that runs the test. */
final class Receivers {
  private static final long POLL_MILLIS = 50;

  private final StopSignal stop;
  private final LoadThreads threads;
  private final List<Receiver> receivers = new ArrayList<>();

  Receivers(StopSignal stop, LoadThreads threads) {
    this.stop = stop;
    this.threads = threads;
  }

  void start(Receiver receiver) throws BenchException {
    threads.start("member-" + (receivers.size() + 1), receiver);
    receivers.add(receiver);
  }

  /** Waits until all are in the room, or the test is to stop. */
  void awaitEntered() throws InterruptedException {
    for (Receiver receiver : receivers) {
      while (!receiver.entered().await(POLL_MILLIS, TimeUnit.MILLISECONDS) && !stop.isRequested()) {
        // Waits again: a requested stop opens no latch.
      }
    }
  }

  LoadConnection connection(int member) {
    return receivers.get(member).connection();
  }

  /** Returns the software that the server reported; empty if no member has entered. */
  String software() {
    return receivers.stream()
        .filter(receiver -> receiver.entered().getCount() == 0)
        .map(Receiver::software)
        .findFirst()
        .orElse("");
  }

  /** Returns the highest sequence number that each member received so far. */
  LongStream highestSeqs() {
    return receivers.stream().mapToLong(Receiver::highestSeq);
  }

  /** Returns the errors of all members. Valid once they have ended. */
  DeliveryErrors errors() {
    long last = highestSeqs().max().orElse(0);
    return receivers.stream()
        .map(receiver -> receiver.errors(last))
        .reduce(DeliveryErrors.NONE, DeliveryErrors::plus);
  }

  /** Sends BYE for all members, so that the server keeps no place for them. */
  void sendBye() {
    for (Receiver receiver : receivers) {
      try {
        receiver.connection().send(new ClientMessage.Bye());
      } catch (IOException e) {
        // This connection has ended already.
      }
    }
  }

  void awaitEnd(SharedTimeout timeout) throws InterruptedException {
    for (Receiver receiver : receivers) {
      timeout.await(receiver.ended());
    }
  }

  void close() {
    receivers.forEach(receiver -> receiver.connection().close());
  }
}
