package chat.client.bench;

import chat.client.bench.measure.TestPlan;
import chat.client.bench.measure.Workload;
import chat.client.config.Destination;
import chat.client.config.Version;
import chat.client.net.ServerAddress;
import chat.protocol.command.DurationParser;
import chat.protocol.command.NumberParser;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the capacity test, parsed by picocli on the main thread. */
@Command(
    name = "bench",
    description = {
      "Measures how many messages a server of yours delivers, and how late: members join a"
          + " room of their own, and some of them send.",
      "",
      "Start a server for the test that stores nothing:",
      "  chat-server --rate 0 --max-per-address 0 --max-connects 0 --data none"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "At full speed, each sender keeps a window of unacknowledged messages and sends",
      "the next one when the server acknowledges one: this measures the highest",
      "throughput. With --rate, messages are due at fixed times, and latency counts",
      "from then even if a stall delays them: this corrects for coordinated omission.",
      "Progress goes to standard error, a line a second. Ctrl-C ends the test early and",
      "prints the results so far. The server deletes the test's room and messages when",
      "its members leave."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the test failed, or a message was lost, duplicated or out of order",
      "2:wrong usage, or a server on another computer"
    })
public final class BenchOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "HOST[:PORT]",
      defaultValue = "localhost",
      description =
          "Server to test (default: ${DEFAULT-VALUE}). The port is 8028 by default, with --tls"
              + " 8029.")
  private String server;

  @Option(
      names = "--tls",
      description =
          "Encrypt the connections by TLS. The certificate is not checked, since nothing private is"
              + " sent.")
  private boolean tls;

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "100",
      description = "Connections in the room (default: ${DEFAULT-VALUE}).")
  private int members;

  @Option(
      names = "--senders",
      paramLabel = "N",
      description = "Members that send (default: 10, or all if there are fewer).")
  private Optional<Integer> senders = Optional.empty();

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      defaultValue = "64",
      description =
          "Size of each message, at least 16, since each carries a timestamp"
              + " (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Messages a second of all senders together (default: full speed).")
  private Optional<Integer> rate = Optional.empty();

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "Unacknowledged messages of each sender, 1 to 64 (default: ${DEFAULT-VALUE})."
              + " With --rate, waiting for a place in the window counts as latency.")
  private int window;

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      defaultValue = "10s",
      description = "Time to measure, such as 30s or 5m (default: ${DEFAULT-VALUE}).")
  private Duration duration;

  @Option(
      names = "--warm-up",
      paramLabel = "DURATION",
      defaultValue = "2s",
      description = "Time to run before the measurement (default: ${DEFAULT-VALUE}).")
  private Duration warmUp;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draw the latencies by percentile into this file.")
  private Optional<String> svg = Optional.empty();

  @Option(names = "--yes-i-run-this-server", description = "Allow a server on another computer.")
  private boolean mine;

  @Spec private CommandSpec spec;

  /** Returns a new parser. */
  public static CommandLine commandLine() {
    return new CommandLine(new BenchOptions())
        .registerConverter(int.class, new OptionParser<>(NumberParser::parse))
        .registerConverter(Integer.class, new OptionParser<>(NumberParser::parse))
        .registerConverter(Duration.class, new OptionParser<>(DurationParser::parse));
  }

  /**
   * Runs the test; returns the exit code.
   *
   * @throws ParameterException if the options contradict each other
   */
  public int run(Bench.Output output) throws InterruptedException {
    return new Bench(settings(), output).run();
  }

  private BenchSettings settings() {
    try {
      return new BenchSettings(plan(), mine, json, svg.map(Path::of));
    } catch (InvalidPathException e) {
      throw wrong("--svg " + e.getInput() + ": not a valid file name");
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private TestPlan plan() {
    Destination destination = destination();
    if (destination.nick().isPresent()) {
      throw wrong(server + ": members choose their own nicks; give the host alone");
    }
    OptionalInt messages = rate.isPresent() ? OptionalInt.of(rate.get()) : OptionalInt.empty();
    Workload workload =
        new Workload(members, senders.orElse(Math.min(10, members)), size, messages, window);
    return new TestPlan(only(destination), workload, warmUp, duration);
  }

  private ServerAddress only(Destination destination) {
    try {
      return destination.only("the bench measures");
    } catch (IllegalArgumentException e) {
      throw wrong(server + ": " + e.getMessage());
    }
  }

  private Destination destination() {
    try {
      return Destination.parse(server, tls);
    } catch (IllegalArgumentException e) {
      throw wrong(server + ": " + e.getMessage());
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
