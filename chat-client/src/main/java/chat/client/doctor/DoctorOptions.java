package chat.client.doctor;

import chat.client.config.Destination;
import chat.client.config.Version;
import chat.notation.Finding;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of the doctor, parsed by picocli on the main thread. */
@Command(
    name = "doctor",
    description = {
      "Finds out why a server can't be reached or used, step by step, and says what to do.",
      "",
      "It looks up the name, the route, connects to each address, reads the greeting, logs in as a"
          + " guest, sends a small and a large message into a room of its own and reads them back."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "The last line is the verdict. The server deletes the doctor's room and messages",
      "when it leaves; nobody else is in that room."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the server can be used from here, perhaps with warnings",
      "1:it can't; the verdict says why",
      "2:wrong usage"
    })
public final class DoctorOptions {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  @Parameters(
      arity = "0..1",
      paramLabel = "HOST[:PORT]",
      defaultValue = "localhost:8028",
      description = "Server to examine (default: ${DEFAULT-VALUE}).")
  private String server;

  @Option(names = "--json", description = "Print each finding as a JSON object on one line.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Returns a new parser. */
  public static CommandLine commandLine() {
    return new CommandLine(new DoctorOptions());
  }

  /**
   * Examines the server, and prints each finding at once; returns the exit code.
   *
   * @param out accepts one or several lines at a time
   * @throws ParameterException if the server is malformed
   */
  public int run(Consumer<String> out, Patience patience) throws InterruptedException {
    Destination destination = destination();
    if (destination.nick().isPresent()) {
      throw wrong("the doctor chooses its own nick; give the host alone");
    }
    List<Finding> findings = new ArrayList<>();
    new Doctor(
            destination.address(),
            patience,
            Clock.systemUTC(),
            finding -> {
              findings.add(finding);
              out.accept(json ? Verdict.json(finding) : finding.text());
            })
        .run();
    Verdict verdict = new Verdict(destination.address().toString(), findings);
    out.accept(json ? verdict.json() : verdict.text());
    return verdict.isGood() ? DONE : FAILED;
  }

  private Destination destination() {
    try {
      return Destination.parse(server);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), server + ": " + what);
  }
}
