package chat.server;

import chat.protocol.Limits;
import chat.protocol.command.UsageException;
import chat.server.listen.TlsPort;
import chat.server.tls.CertificateFiles;
import chat.server.tls.ServerTls;
import chat.server.tls.UnusableCertificateException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the command line for connections over TLS. The main thread. */
final class TlsOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--tls-port",
      paramLabel = "PORT|none",
      description =
          "Listen for TLS on this TCP port of the address of --bind (default: "
              + Limits.TLS_PORT
              + " if other computers can reach that, otherwise none). 0: any free port.")
  private TlsPort tlsPort;

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

  @Option(
      names = "--plain-anywhere",
      description =
          "Serve unencrypted connections from other computers, too, on --port (default: that port"
              + " serves this computer alone, and others use TLS).")
  private boolean plainAnywhere;

  /** Refuses values that are out of range, and options that have no effect without others. */
  void validate() {
    require((certificate == null) == (key == null), "--cert and --key need each other");
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

  /** Returns what was typed for the port; empty if nothing was. */
  Optional<TlsPort> port() {
    return Optional.ofNullable(tlsPort);
  }

  /** Returns whether other computers may use the port without encryption. */
  boolean plainAnywhere() {
    return plainAnywhere;
  }

  /**
   * Refuses a certificate that nobody would be shown.
   *
   * @param isTls whether the server listens for TLS
   * @throws UsageException if there is such a certificate
   */
  void requireUse(boolean isTls) throws UsageException {
    if (certificate != null && !isTls) {
      throw new UsageException(
          "--cert has no effect without TLS: add --tls-port 8029, or serve other computers with --bind 0.0.0.0");
    }
  }

  /**
   * Reads or makes the certificate, if the server listens for TLS.
   *
   * @param folder where the server's own certificate is; empty if it is stored nowhere
   */
  Optional<ServerTls> open(boolean isTls, Optional<Path> folder)
      throws UnusableCertificateException {
    if (!isTls) {
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
