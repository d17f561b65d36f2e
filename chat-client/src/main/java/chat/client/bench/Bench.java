package chat.client.bench;

import chat.client.bench.load.BenchException;
import chat.client.bench.load.StopSignal;
import chat.client.bench.measure.TestResult;
import chat.client.bench.report.Findings;
import chat.client.bench.report.JsonReport;
import chat.client.bench.report.SvgReport;
import chat.client.bench.report.TextReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The capacity test from the first check to the report. The thread that calls it. */
public final class Bench {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private final BenchSettings settings;
  private final Output output;

  /** A test that has not started. */
  public Bench(BenchSettings settings, Output output) {
    this.settings = settings;
    this.output = output;
  }

  /**
   * Where a test prints.
   *
   * @param result accepts the result, one or several lines at a time
   * @param progress accepts a line at a time
   * @param failure accepts why the test failed
   */
  public record Output(
      Consumer<String> result, Consumer<String> progress, Consumer<String> failure) {}

  /** Runs the test; returns the exit code. */
  public int run() throws InterruptedException {
    String host = settings.plan().server().host();
    if (!settings.remoteAllowed() && !LocalHost.is(host)) {
      output
          .failure()
          .accept(
              host
                  + " is not this computer, and a capacity test can overload a server for everyone who"
                  + " uses it. If you run that server, add --yes-i-run-this-server");
      return WRONG_USAGE;
    }
    StopSignal stop = new StopSignal();
    ShutdownHook shutdown = ShutdownHook.install(stop);
    try {
      return run(stop);
    } catch (BenchException e) {
      output.failure().accept(e.getMessage());
      return FAILED;
    } finally {
      shutdown.release();
    }
  }

  private int run(StopSignal stop) throws BenchException, InterruptedException {
    Optional<SvgFile> svg = Optional.empty();
    if (settings.svg().isPresent()) {
      svg = Optional.of(SvgFile.check(settings.svg().get()));
    }
    TestResult result = new BenchRun(settings.plan(), stop, output.progress()).run();
    if (svg.isPresent()) {
      svg.get().write(new SvgReport(result).toString());
    }
    output
        .result()
        .accept(
            settings.json()
                ? new JsonReport(result).toString()
                : new TextReport(result).toString());
    List<String> problems = new Findings(result).problems();
    if (problems.isEmpty()) {
      return DONE;
    }
    output
        .failure()
        .accept(
            "not every member got every message once, in order (%s). The server's log may say why"
                .formatted(String.join(", ", problems)));
    return FAILED;
  }
}
