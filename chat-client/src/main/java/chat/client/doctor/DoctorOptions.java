package chat.client.doctor;

import chat.client.config.Destination;
import chat.client.config.Environment;
import chat.client.config.Settings;
import chat.client.config.Version;
import chat.client.net.ServerAddress;
import chat.client.net.tls.Authorities;
import chat.client.trust.TrustedServers;
import chat.notation.Finding;
import chat.protocol.account.Fingerprint;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      "0:the server, or each of several, can be used from here, perhaps with warnings",
      "1:it can't; the verdict says why",
      "2:wrong usage"
    })
public final class DoctorOptions {
  private static final int DONE = 0;
  private static final int FAILED = 1;

  @Parameters(
      arity = "0..1",
      paramLabel = "HOST[:PORT]",
      defaultValue = "localhost",
      description =
          "Server to examine (default: ${DEFAULT-VALUE}). The port is 8028 by default, with --tls"
              + " 8029. Several are separated by commas.")
  private String server;

  @Option(
      names = "--tls",
      description = "Examine an encrypted connection: its version, and the certificate.")
  private boolean tls;

  @Option(
      names = "--tls-fingerprint",
      paramLabel = "SHA256",
      description = "Examine TLS, and accept the certificate with this fingerprint alone.")
  private String fingerprint;

  @Option(
      names = "--tls-ca",
      paramLabel = "FILE",
      description =
          "Examine TLS, and trust the authorities in this PEM file in place of this computer's.")
  private String authorities;

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
   * @param environment says which servers this person's client knows
   * @throws ParameterException if an argument is malformed
   */
  public int run(Consumer<String> out, Patience patience, Environment environment)
      throws InterruptedException {
    Destination destination = destination();
    if (destination.nick().isPresent()) {
      throw wrong(server + ": the doctor chooses its own nick; give the host alone");
    }
    Settings.Tls settings = settings(environment);
    Authorities trusted = authorities(settings, environment);
    boolean isGood = true;
    for (ServerAddress address : destination.addresses()) {
      if (destination.addresses().size() > 1 && !json) {
        out.accept(address + ":");
      }
      List<Finding> findings = new ArrayList<>();
      Consumer<Finding> printed =
          finding -> {
            findings.add(finding);
            out.accept(json ? Verdict.json(finding) : finding.text());
          };
      new Doctor(
              address,
              patience,
              Clock.systemUTC(),
              new TlsCheck(trusted, TrustedServers.of(settings, environment), printed))
          .run();
      Verdict verdict = new Verdict(address.toString(), findings);
      out.accept(json ? verdict.json() : verdict.text());
      isGood &= verdict.isGood();
    }
    return isGood ? DONE : FAILED;
  }

  private Settings.Tls settings(Environment environment) {
    if (fingerprint != null && authorities != null) {
      throw wrong("--tls-fingerprint accepts one certificate, --tls-ca those of authorities");
    }
    try {
      return new Settings.Tls(
          false,
          fingerprint == null ? List.of() : List.of(Fingerprint.parse(fingerprint)),
          Optional.ofNullable(authorities).map(environment::file),
          Optional.empty());
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private Authorities authorities(Settings.Tls settings, Environment environment) {
    try {
      return TrustedServers.authorities(settings, environment);
    } catch (IOException e) {
      throw wrong(e.getMessage());
    }
  }

  private Destination destination() {
    try {
      return Destination.parse(server, tls || fingerprint != null || authorities != null);
    } catch (IllegalArgumentException e) {
      throw wrong(server + ": " + e.getMessage());
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
