package chat.server;

import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the command line that show what goes on in a server. The main thread. */
final class SightOptions {
  private static final int MAX_PORT = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description =
          "Answer HTTP requests of this computer on this port: /metrics for Prometheus, /live and"
              + " /ready (default: none). 0: any free port.")
  private Integer metricsPort;

  @Option(names = "--verbose", description = "Log what happens to each connection.")
  private boolean verbose;

  /** Refuses numbers that are out of range, as picocli refuses malformed values. */
  void validate() {
    if (metricsPort != null && (metricsPort < 0 || metricsPort > MAX_PORT)) {
      throw new ParameterException(spec.commandLine(), "--metrics-port must be 0 to " + MAX_PORT);
    }
  }

  /** Returns the port that metrics are published on; empty if they are not. */
  OptionalInt metricsPort() {
    return metricsPort == null ? OptionalInt.empty() : OptionalInt.of(metricsPort);
  }

  boolean verbose() {
    return verbose;
  }
}
