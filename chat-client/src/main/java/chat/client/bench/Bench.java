package chat.client.bench;

import java.util.Optional;
import java.util.function.Consumer;

/** The capacity test from the refusals to the report. The thread that calls it. */
public final class Bench {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  private final BenchSettings settings;
  private final BenchSettings.Output output;
  private final Consumer<String> out;
  private final Consumer<String> err;

  /**
   * A test that has not begun.
   *
   * @param out takes the result, a line or several at a time
   * @param err takes the progress, and what went wrong
   */
  public Bench(
      BenchSettings settings,
      BenchSettings.Output output,
      Consumer<String> out,
      Consumer<String> err) {
    this.settings = settings;
    this.output = output;
    this.out = out;
    this.err = err;
  }

  /** Runs it. The answer is the exit code. */
  public int run() throws InterruptedException {
    Stop stop = new Stop();
    Interruption interruption = Interruption.ends(stop);
    try {
      return run(stop);
    } catch (CannotBenchException e) {
      err.accept(e.getMessage());
      return e.exitCode();
    } finally {
      interruption.isOver();
    }
  }

  private int run(Stop stop) throws CannotBenchException, InterruptedException {
    String host = settings.server().host();
    if (!settings.mayBeRemote() && !LocalHost.is(host)) {
      throw CannotBenchException.wrongUsage(
          host
              + " is not this computer, and a capacity test can take a server away from all who use"
              + " it. If it is yours, say so: --yes-i-run-this-server");
    }
    Optional<SvgFile> svg = Optional.empty();
    if (output.svg().isPresent()) {
      svg = Optional.of(SvgFile.tried(output.svg().get()));
    }
    Results results = new Trial(settings, stop, err).run();
    if (svg.isPresent()) {
      svg.get().write(new SvgReport(results).toString());
    }
    out.accept(
        output.json() ? new JsonReport(results).toString() : new TextReport(results).toString());
    if (results.faults().isEmpty()) {
      return DONE;
    }
    err.accept(
        "not every member got every message once, in order (%s). The server's log may say why"
            .formatted(String.join(", ", results.faults())));
    return FAILED;
  }
}
