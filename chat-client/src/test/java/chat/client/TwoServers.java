package chat.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two servers of one chat, of which the user knows the first, and may learn of the second. */
abstract class TwoServers {
  static final TestCertificate FIRST = TestCertificate.selfSigned("localhost");
  static final TestCertificate SECOND = TestCertificate.selfSigned("localhost");

  @TempDir Path folder;

  TlsHome home;
  FakeServer first;
  FakeServer second;

  @BeforeEach
  final void open() throws IOException {
    home = new TlsHome(folder);
    first = new FakeServer().shows(FIRST);
    second = new FakeServer().shows(SECOND);
    home.knows(first.address() + " " + FIRST.fingerprint() + " 2026-01-02");
  }

  @AfterEach
  final void close() throws IOException {
    first.close();
    second.close();
  }

  TestClient client(String... options) throws IOException {
    String[] args =
        Stream.concat(Stream.of(options), Stream.of("alice@" + first.address()))
            .toArray(String[]::new);
    return TestClient.inPipe(home.environment(), args);
  }

  String announced(TestCertificate certificate) {
    return second.address() + " tls " + certificate.fingerprint();
  }

  /** The first server announces the second one, and is gone. */
  void firstAnnounces(String announced) throws IOException {
    first.accepts().welcomes("alice", announced).sees("JOIN #lobby").resets();
  }

  void secondIsNotTried(TestClient client) throws Exception {
    first.accepts().welcomes("alice").sees("JOIN #lobby*").sends("LIVE #lobby 0");
    client.err().sees("* connected again");
    client.endsInput();
    first.sees("BYE").closes();
    client.exits(0);
    assertTrue(second.isLeftAlone());
  }
}
