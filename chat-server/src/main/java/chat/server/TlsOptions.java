package chat.server;

import chat.server.tls.CertificateFiles;
import chat.server.tls.ServerTls;
import chat.server.tls.UnusableCertificateException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the command line for connections over TLS. The main thread. */
final class TlsOptions {
  private static final int MAX_PORT = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--tls-port",
      paramLabel = "PORT",
      description =
          "Listen for TLS on this TCP port, too, on the same address, such as 8029 (default: no"
              + " TLS). 0: any free port.")
  private Integer tlsPort;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description =
          "The certificate with its chain, in PEM, like fullchain.pem of Let's Encrypt (default:"
              + " one that the server makes, and stores in the folder of --data). Read again when"
              + " it changes.")
  private String certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "The private key of --cert, in PEM.")
  private String key;

  /** Refuses values that are out of range, and options that have no effect without others. */
  void validate() {
    require(
        tlsPort == null || (tlsPort >= 0 && tlsPort <= MAX_PORT),
        "--tls-port must be 0 to " + MAX_PORT);
    require((certificate == null) == (key == null), "--cert and --key need each other");
    require(certificate == null || tlsPort != null, "--cert has no effect without --tls-port");
    require(isFile(certificate), "--cert: '" + certificate + "' is not the name of a file");
    require(isFile(key), "--key: '" + key + "' is not the name of a file");
  }

  private static boolean isFile(String name) {
    try {
      return name == null || !Path.of(name).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  /** Returns the port for TLS; empty if there is none. */
  OptionalInt port() {
    return tlsPort == null ? OptionalInt.empty() : OptionalInt.of(tlsPort);
  }

  /**
   * Reads or makes the certificate, if there is a port for TLS.
   *
   * @param folder where the server's own certificate is; empty if it is stored nowhere
   */
  Optional<ServerTls> open(Optional<Path> folder) throws UnusableCertificateException {
    if (tlsPort == null) {
      return Optional.empty();
    }
    Clock clock = Clock.systemUTC();
    if (certificate != null) {
      return Optional.of(
          ServerTls.of(new CertificateFiles(Path.of(certificate), Path.of(key)), clock));
    }
    return Optional.of(
        folder.isPresent() ? ServerTls.inFolder(folder.get(), clock) : ServerTls.inMemory(clock));
  }
}
