package chat.server;

import chat.protocol.command.UsageException;
import chat.server.logging.LogOutput;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the command line that show what goes on in a server. The main thread. */
final class SightOptions {
  static final String STATUS = "--status";
  static final String LOG_FORMAT = "--log-format";
  static final String VERBOSE = "--verbose";
  private static final int MAX_PORT = 65_535;

  private enum LogFormat {
    TEXT,
    JSON;

    static LogFormat parse(String typed) throws UsageException {
      for (LogFormat format : values()) {
        if (format.name().equalsIgnoreCase(typed)) {
          return format;
        }
      }
      throw new UsageException("'" + typed + "' is not one of text, json");
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description =
          "Answer HTTP requests of this computer on this port: /metrics for Prometheus, /live and"
              + " /ready (default: none). 0: any free port.")
  private Integer metricsPort;

  @Option(
      names = STATUS,
      description = "Print the status of the server that uses the folder of --data, and exit.")
  private boolean status;

  @Option(
      names = LOG_FORMAT,
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Log lines of text, or JSON objects (default: ${DEFAULT-VALUE}).")
  private LogFormat logFormat;

  @Option(names = VERBOSE, description = "Log what happens to each connection.")
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

  /** Returns whether the status of another process is wanted, and no server. */
  boolean status() {
    return status;
  }

  /** Makes a command parse the values of these options. */
  static CommandLine parsedBy(CommandLine command) {
    return command.registerConverter(LogFormat.class, LogFormat::parse);
  }

  /** Sets how the log is written, and how much. */
  void prepareLog() {
    if (logFormat == LogFormat.JSON) {
      LogOutput.asJson();
    } else {
      LogOutput.asText(System.getenv());
    }
    if (verbose) {
      LogOutput.verbose();
    }
  }
}
