package chat.client;

import chat.client.bench.Bench;
import chat.client.bench.BenchSettings;
import chat.client.bench.Load;
import chat.client.config.Destination;
import chat.client.config.DurationConverter;
import chat.client.config.Version;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the capacity test, as picocli reads it. */
@Command(
    name = "bench",
    description = {
      "Tests how much a server of yours can carry: members in a room of its own, some of whom speak.",
      "",
      "Start a server for it that has nothing to lose:",
      "  chat-server --rate 0 --max-per-address 0 --data none"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "At full speed each sender has a window of messages on their way, and sends the",
      "next when one is acknowledged: this shows the most that is carried. With --rate",
      "messages are due at fixed times, and latency counts from then, even if a stall",
      "kept them from being sent (so it is corrected for coordinated omission).",
      "Progress goes to standard error, a line a second. Ctrl-C ends it early and shows",
      "the results so far. What is said stays in the server's log like anything else."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:could not do it, or a message was lost, came twice or out of order",
      "2:wrong usage, or a server on another computer"
    })
final class BenchOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "HOST[:PORT]",
      defaultValue = "localhost:8028",
      description = "The server to test (${DEFAULT-VALUE} if not said).")
  private String server;

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "100",
      description = "Connections in the room (${DEFAULT-VALUE} if not said).")
  private int members;

  @Option(
      names = "--senders",
      paramLabel = "N",
      description = "How many of them speak (10 if not said, or all of fewer members).")
  private Optional<Integer> senders = Optional.empty();

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      defaultValue = "64",
      description =
          "Of each message: from 16, for it bears its time, to what the server takes"
              + " (${DEFAULT-VALUE} if not said).")
  private int size;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Messages a second of all senders together. Full speed if not said.")
  private Optional<Integer> rate = Optional.empty();

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "Unacknowledged messages of each sender, 1 to 64 (${DEFAULT-VALUE} if not said). With"
              + " --rate, too: what is due waits for a place, and that counts.")
  private int window;

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "How long to measure, like 30s or 5m (${DEFAULT-VALUE} if not said).")
  private Duration duration;

  @Option(
      names = "--warm-up",
      paramLabel = "DURATION",
      defaultValue = "2s",
      converter = DurationConverter.class,
      description = "How long to run before that (${DEFAULT-VALUE} if not said).")
  private Duration warmUp;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draw the latencies by percentile into this file.")
  private Optional<String> svg = Optional.empty();

  @Option(
      names = "--yes-i-run-this-server",
      description = "Needed for a server on another computer.")
  private boolean mine;

  @Spec private CommandSpec spec;

  /**
   * The test that was asked for, if it makes sense.
   *
   * @param out takes the result, {@code err} the progress and what went wrong
   */
  Bench bench(Consumer<String> out, Consumer<String> err) {
    try {
      return new Bench(settings(), new BenchSettings.Output(json, svg.map(Path::of)), out, err);
    } catch (InvalidPathException e) {
      throw wrong("--svg " + e.getInput() + ": that can't be a file");
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private BenchSettings settings() {
    Destination destination = destination();
    if (destination.nick().isPresent()) {
      throw wrong(server + ": members have names of their own; name the host alone");
    }
    OptionalInt messages = rate.isPresent() ? OptionalInt.of(rate.get()) : OptionalInt.empty();
    Load load = new Load(members, senders.orElse(Math.min(10, members)), size, messages, window);
    return new BenchSettings(destination.address(), load, warmUp, duration, mine);
  }

  private Destination destination() {
    try {
      return Destination.parse(server);
    } catch (IllegalArgumentException e) {
      throw wrong(server + ": " + e.getMessage());
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
