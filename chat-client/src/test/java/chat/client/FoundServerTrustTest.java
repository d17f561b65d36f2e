package chat.client;

import static chat.client.ComputerWithoutServer.failure;
import static chat.client.ComputerWithoutServer.found;
import static chat.client.ComputerWithoutServer.isConnected;
import static chat.client.ComputerWithoutServer.office;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.discovery.FoundServer;
import chat.protocol.account.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that was found on the network is trusted no more than a typed address. */
final class FoundServerTrustTest {
  private static final TestCertificate OWN = TestCertificate.selfSigned("localhost");
  private static final Fingerprint OTHER = Fingerprint.of(new byte[] {1});

  @TempDir private Path folder;

  private FakeServer server;
  private ComputerWithoutServer computer;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer().shows(OWN);
    computer = new ComputerWithoutServer(folder);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void announcedFingerprintIsNeitherTrustedNorStored() throws Exception {
    var opened = computer.types("1\n" + OTHER + "\n", office(server, OTHER));
    server.accepts().seesNoByteAfterTheHandshake();
    failure(opened);
    computer
        .out()
        .sees(
            """
        Its fingerprint is %s
        The network announced another one for it: %s
        This may not be the server that was announced.
        Compare it with the one that the server prints when it starts.
        """
                .formatted(OWN.fingerprint(), OTHER));
    assertEquals(List.of(), computer.home().known());
    var confirmed = computer.types("1\ny\n", office(server, OTHER));
    server.accepts().seesNoByteAfterTheHandshake();
    server.accepts().greets();
    isConnected(confirmed);
    assertEquals(List.of(server.address() + " " + OWN.fingerprint()), computer.home().known());
  }

  @Test
  void announcedFingerprintDoesNotExcuseAChangedCertificate() throws Exception {
    computer.home().knows(server.address() + " " + OTHER + " 2026-01-02");
    var opened = computer.types("1\n", office(server, OWN.fingerprint()));
    server.accepts().seesNoByteAfterTheHandshake();
    assertTrue(failure(opened).contains("HAS CHANGED"));
  }

  @Test
  void serverAnnouncedAsUnencryptedIsNoWayBackToPlainText() throws Exception {
    computer.home().knows("127.0.0.1:8029 " + OWN.fingerprint() + " 2026-01-02");
    FoundServer plain = found("the office", server.address(), Optional.empty());
    String why = failure(computer.types("1\nn\n", plain));
    assertTrue(why.contains("this host was reached by TLS before"), why);
  }
}
