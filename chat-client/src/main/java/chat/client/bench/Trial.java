package chat.client.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** One run: everybody comes, the warm-up, the measured time, and the rest that is on its way. */
final class Trial {
  /** How long nothing more has to come until nothing more is waited for. */
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private static final long LOOK_MILLIS = 10;

  private final BenchSettings settings;
  private final Stage stage;
  private final Latencies latencies;
  private final Consumer<String> progress;

  Trial(BenchSettings settings, Stop stop, Consumer<String> progress) {
    this.settings = settings;
    this.stage = new Stage(settings.load(), stop);
    this.latencies = new Latencies(settings.load().members());
    this.progress = progress;
  }

  Results run() throws CannotBenchException, InterruptedException {
    Crew crew = new Crew(stage, settings.server(), latencies);
    Counts counts;
    long unacknowledged;
    try {
      crew.enter();
      counts = measure(crew);
      settle(crew);
      unacknowledged = crew.unacknowledged();
    } finally {
      crew.leave();
    }
    latencies.interval();
    long unsent = addUnsent(crew.senders());
    return new Results(
        settings,
        stage.software(),
        counts,
        latencies.total(),
        latencies.sampled(),
        new Results.Shortfall(faults(crew.members()), unacknowledged, unsent),
        stage.stop().isAsked());
  }

  private Counts measure(Crew crew) throws CannotBenchException, InterruptedException {
    long start = stage.watch().nanos();
    long from = start + settings.warmUp().toNanos();
    stage.measureFrom(from);
    Progress lines = new Progress(stage, latencies, progress, start);
    if (!stage.stop().isAsked()) {
      crew.speak(start);
    }
    lines.until(from);
    Counts before = stage.tally().now(stage.watch().nanos());
    lines.until(before.nanos() + settings.duration().toNanos());
    Counts after = stage.tally().now(stage.watch().nanos());
    stage.measureUntil(after.nanos());
    crew.hush();
    stage.stop().throwFailure();
    if (after.nanos() < from) {
      throw CannotBenchException.because("ended before anything was measured");
    }
    return after.since(before);
  }

  /** Waits until all is acknowledged and everybody has heard the last of it. */
  private void settle(Crew crew) throws CannotBenchException, InterruptedException {
    long heard = -1;
    long changed = System.nanoTime();
    while (!isSettled(crew) && System.nanoTime() - changed < SETTLED.toNanos()) {
      Thread.sleep(LOOK_MILLIS);
      stage.stop().throwFailure();
      long before = heard;
      heard = crew.members().stream().mapToLong(member -> member.reception().heard()).sum();
      if (heard != before) {
        changed = System.nanoTime();
      }
    }
  }

  private static boolean isSettled(Crew crew) {
    // Asked for in this order: what is said is first sent, then acknowledged, then heard.
    return crew.senders().stream().allMatch(sender -> sender.ended().getCount() == 0)
        && crew.unacknowledged() == 0
        && crew.members().stream().mapToLong(m -> m.reception().heard()).distinct().count() == 1;
  }

  private static long last(List<Member> members) {
    return members.stream().mapToLong(member -> member.reception().heard()).max().orElse(0);
  }

  private static Faults faults(List<Member> members) {
    long last = last(members);
    Faults all = Faults.NONE;
    for (Member member : members) {
      SequenceCheck check = member.reception().check();
      check.endsAt(last);
      all = all.plus(check.faults());
    }
    return all;
  }

  /** Each would have reached all who are timed. */
  private long addUnsent(List<Sender> senders) {
    Histogram unsent = Latencies.histogram();
    senders.forEach(sender -> unsent.add(sender.unsent()));
    if (unsent.getTotalCount() > 0) {
      for (int i = 0; i < latencies.sampled(); i++) {
        latencies.add(unsent);
      }
    }
    return unsent.getTotalCount();
  }
}
