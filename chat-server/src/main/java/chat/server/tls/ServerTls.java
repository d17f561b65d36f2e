package chat.server.tls;

import chat.server.measure.TlsCounts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * TLS of one server: its certificate, which it watches from {@link #start} to {@link #close}, and
 * the engines of its connections. Any thread.
 */
public final class ServerTls implements AutoCloseable {
  private final CurrentCertificate current;
  private final TlsContext context;
  private final TlsCounts counts = TlsCounts.none();
  private final Optional<Thread> watch;

  private ServerTls(CurrentCertificate current, Optional<CertificateWatch> watch) {
    this.current = current;
    this.context = new TlsContext(current);
    this.watch = watch.map(files -> new Thread(files::run, "certificates"));
    this.watch.ifPresent(thread -> thread.setDaemon(true));
  }

  /**
   * Uses a certificate that the operator provides and renews.
   *
   * @throws UnusableCertificateException if it can't be used
   */
  public static ServerTls of(CertificateFiles files, Clock clock)
      throws UnusableCertificateException {
    List<String> state = files.state();
    return watching(files, state, files.read(clock.instant()), clock);
  }

  /**
   * Uses the server's own certificate in a folder, which it makes if there is none.
   *
   * @throws UnusableCertificateException if it can't be used or stored
   */
  public static ServerTls inFolder(Path folder, Clock clock) throws UnusableCertificateException {
    CertificateFiles files = CertificateFiles.in(folder);
    ServerCertificate certificate = files.readOrMake(clock.instant());
    return watching(files, files.state(), certificate, clock);
  }

  /** Uses a new certificate, which is lost when the server stops. */
  public static ServerTls inMemory(Clock clock) {
    return new ServerTls(
        new CurrentCertificate(OwnCertificate.make(clock.instant())), Optional.empty());
  }

  private static ServerTls watching(
      CertificateFiles files, List<String> state, ServerCertificate first, Clock clock) {
    CurrentCertificate current = new CurrentCertificate(first);
    return new ServerTls(current, Optional.of(new CertificateWatch(files, state, current, clock)));
  }

  /** Watches the certificate's files from now on. */
  public void start() {
    watch.ifPresent(Thread::start);
  }

  /** Returns the supplier of engines, one for each new connection. */
  public Supplier<SSLEngine> engines() {
    return context::engine;
  }

  /** Returns the certificate that new connections present. */
  public ServerCertificate certificate() {
    return current.get();
  }

  /** Returns whether the certificate outlives this process. */
  public boolean isStored() {
    return watch.isPresent();
  }

  /** Returns the counts of its handshakes. */
  public TlsCounts counts() {
    return counts;
  }

  @Override
  public void close() {
    watch.ifPresent(Thread::interrupt);
  }
}
