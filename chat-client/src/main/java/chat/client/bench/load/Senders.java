package chat.client.bench.load;

import chat.client.bench.measure.LatencySampler;
import chat.client.bench.measure.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** The senders of a test and their windows. The thread that runs the test. */
final class Senders {
  private final RunContext context;
  private final LoadThreads threads;
  private final List<SendWindow> windows;
  private final List<Sender> senders = new ArrayList<>();

  /** Creates the windows; the senders start later. */
  Senders(RunContext context, LoadThreads threads) {
    this.context = context;
    this.threads = threads;
    Workload workload = context.plan().workload();
    this.windows =
        Stream.generate(() -> new SendWindow(workload.window())).limit(workload.senders()).toList();
  }

  /** Returns the window of a member; empty if the member only receives. */
  Optional<SendWindow> window(int member) {
    return member < windows.size() ? Optional.of(windows.get(member)) : Optional.empty();
  }

  /** Starts a sender on each of the first connections. */
  void start(Receivers receivers, long startNanos) throws BenchException {
    Workload workload = context.plan().workload();
    for (int i = 0; i < windows.size(); i++) {
      ArrivalSchedule schedule =
          ArrivalSchedule.of(workload.rate(), workload.senders(), i, startNanos);
      Sender sender = new Sender(context, receivers.connection(i), windows.get(i), schedule);
      threads.start("sender-" + (i + 1), sender);
      senders.add(sender);
    }
  }

  /** Lets the senders send what is due by now, and nothing after it. */
  void stop(long nowNanos) {
    windows.forEach(window -> window.close(nowNanos));
  }

  boolean haveEnded() {
    return senders.stream().allMatch(sender -> sender.ended().getCount() == 0);
  }

  void awaitEnd(SharedTimeout timeout) throws InterruptedException {
    for (Sender sender : senders) {
      timeout.await(sender.ended());
    }
  }

  /** Returns how many messages the server has not acknowledged so far. */
  long unacknowledged() {
    return windows.stream().mapToLong(SendWindow::unacknowledged).sum();
  }

  /** Returns the delays of messages that were never sent. Valid once the senders have ended. */
  Histogram unsent() {
    Histogram unsent = LatencySampler.newHistogram();
    senders.forEach(sender -> unsent.add(sender.unsent()));
    return unsent;
  }
}
