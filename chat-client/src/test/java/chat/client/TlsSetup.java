package chat.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with or without TLS, and the home folder of a person who connects to it. */
abstract class TlsSetup {
  private final Optional<TestCertificate> shown;

  @TempDir Path folder;

  FakeServer server;
  TlsHome home;

  /**
   * A server for each test.
   *
   * @param shown the certificate that it presents; empty for a plain server
   */
  TlsSetup(Optional<TestCertificate> shown) {
    this.shown = shown;
  }

  @BeforeEach
  final void openServer() throws IOException {
    server = new FakeServer();
    shown.ifPresent(server::shows);
    home = new TlsHome(folder);
  }

  @AfterEach
  final void closeServer() throws IOException {
    server.close();
  }

  /** Starts a client of alice in a pipe. */
  TestClient inPipe(String... options) throws IOException {
    List<String> args = new ArrayList<>(List.of(options));
    args.add("alice@" + server.address());
    return TestClient.inPipe(home.environment(), args.toArray(new String[0]));
  }
}
