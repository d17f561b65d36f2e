package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Which servers get the token of a client that moves from one server of a chat to another. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the file of tokens has POSIX permissions")
final class MovingAccountTest extends TwoServers {
  private Path stores(String... tokens) throws IOException {
    Path file = folder.resolve(".local/state/chat-client/tokens");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", tokens) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private static FakeServer logsIn(FakeServer server) throws IOException {
    return server.greets().sees("AUTH token\nsecret").sees("HELLO 1 alice *");
  }

  private static FakeServer welcomesAccount(FakeServer server, String more) throws IOException {
    server.sends("DONE AUTH token", "ACCOUNT alice 17");
    return server.sends("WELCOME alice fake/1 log 0 65536" + more);
  }

  @Test
  void tokenLogsInToAServerThatIsAnnouncedOverTls() throws Exception {
    String line = first.address() + " alice " + FIRST.fingerprint() + " secret";
    Path tokens = stores(line);
    TestClient client = client("--tls");
    welcomesAccount(logsIn(first.accepts()), "\nserver " + announced(SECOND)).sees("JOIN #lobby");
    first.resets();
    welcomesAccount(logsIn(second.accepts()), "").sees("JOIN #lobby*");
    client.err().sees("* connected again, to " + second.address());
    String shared = second.address() + " alice " + SECOND.fingerprint() + " secret";
    assertEquals(List.of(line, shared), Files.readAllLines(tokens));
    client.endsInput();
    second.sees("BYE").closes();
  }

  @Test
  void tokenThatTheOtherServerRefusesStaysWithTheFirst() throws Exception {
    String line = first.address() + " alice " + FIRST.fingerprint() + " secret";
    Path tokens = stores(line);
    TestClient client = client("--tls");
    welcomesAccount(logsIn(first.accepts()), "\nserver " + announced(SECOND)).sees("JOIN #lobby");
    first.resets();
    logsIn(second.accepts()).sends("ERROR auth-failed AUTH token\nwrong or revoked token");
    client.err().sees("* not logged in by the remembered token: wrong or revoked token");
    assertEquals(List.of(line), Files.readAllLines(tokens));
  }

  @Test
  void tokenLogsInToTheOtherServersThatTheUserTyped() throws Exception {
    stores(first.address() + " alice " + FIRST.fingerprint() + " secret");
    home.knows(
        first.address() + " " + FIRST.fingerprint() + " 2026-01-02",
        second.address() + " " + SECOND.fingerprint() + " 2026-01-02");
    TestClient client =
        TestClient.inPipe(
            home.environment(), "--tls", "alice@" + first.address() + "," + second.address());
    welcomesAccount(logsIn(first.accepts()), "").sees("JOIN #lobby").resets();
    welcomesAccount(logsIn(second.accepts()), "").sees("JOIN #lobby*");
    client.err().sees("* connected again, to " + second.address());
  }

  /** On this computer, an unencrypted link carries tokens, but only to servers that were typed. */
  @Test
  void clientWithAnAccountDoesNotMoveToAServerThatIsAnnouncedWithoutTls() throws Exception {
    first.showsNothing();
    second.showsNothing();
    stores(first.address() + " alice local secret");
    TestClient client = client("--plain");
    welcomesAccount(logsIn(first.accepts()), "\nserver " + second.address()).sees("JOIN #lobby");
    first.sends("BYE moved " + second.address() + "\nthis server stops").closes();
    welcomesAccount(logsIn(first.accepts()), "").sees("JOIN #lobby*").sends("LIVE #lobby 0");
    client.err().sees("* not moving to " + second.address() + ", which you did not type, ");
    client.err().sees("* connected again");
    client.endsInput();
    first.sees("BYE").closes();
    client.exits(0);
    assertTrue(second.isLeftAlone());
  }
}
