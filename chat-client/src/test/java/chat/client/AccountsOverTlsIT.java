package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.ssh.TestKeys;
import chat.fixture.Program;
import chat.server.fixture.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The built client logs in to an account of the built server over TLS, without a password. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the home folder is set by env")
final class AccountsOverTlsIT {
  private static final Pattern TLS_PORT = Pattern.compile("port (\\d+), with TLS\\R");
  private static final Pattern FINGERPRINT = Pattern.compile("(SHA256:\\S+)\\R");
  private static final String LOGGED_IN = "* you are logged in as alice";

  @TempDir private Path folder;

  private ClientHome laptop;
  private ClientHome other;

  @BeforeEach
  void start() throws Exception {
    laptop = new ClientHome(Files.createDirectory(folder.resolve("laptop")));
    other = new ClientHome(Files.createDirectory(folder.resolve("other")));
  }

  @Test
  void tokenAndKeyLogInWithoutAQuestionUntilTheyAreWorthless() throws Exception {
    try (ServerProcess server =
        ServerProcess.start("--port=0", "--tls-port=0", "--data=" + folder.resolve("data"))) {
      String to = "alice@localhost:" + server.awaitOutput(TLS_PORT);
      String certificate = "--tls-fingerprint=" + server.awaitOutput(FINGERPRINT);
      try (Program first = laptop.starts(to, certificate, "--remember")) {
        first.types("/register\ncorrect horse\n").err().sees(LOGGED_IN);
        first.err().sees("* this device stays logged in as alice");
        first
            .types("/key add " + TestKeys.ALICE_PUBLIC + "\n")
            .err()
            .sees("* that key logs you in");
        first.endsInput().exits(0);
      }
      String token = laptop.token();
      String file = "--token-file=" + other.writes("token", token + "\n");
      String key = "--ssh-key=" + other.writes("key", TestKeys.ALICE);
      // No guest can have this nick.
      other.starts(to, certificate, file, "--send", "by file").exits(0, "");
      other.starts(to, certificate, key, "--send", "by key").exits(0, "");
      other
          .startsWith(List.of("CHAT_TOKEN=" + token), to, certificate, "--send", "by variable")
          .exits(0, "");
      // It knows the server by now, and has a token for it.
      try (Program second = laptop.starts(to, "--tls")) {
        second.err().sees(LOGGED_IN);
        second.types("/logout\n").err().sees("* you are a guest");
        second.endsInput().exits(0);
        assertFalse(second.err().toString().contains("password"), second.err()::toString);
      }
      assertEquals("", Files.readString(laptop.tokens()));
      other
          .starts(to, certificate, file, "--send", "by file")
          .exits(
              1,
              "chat-client: not logged in: wrong or revoked token; chat-client --remember stores a"
                  + " new one once you have logged in\n");
      laptop
          .starts(to, "--tls", "--send", "as a guest")
          .exits(
              1,
              "chat-client: the nick alice belongs to an account; if it is yours, /login alice; a"
                  + " program logs in by --token-file FILE or CHAT_TOKEN\n");
    }
  }

  @Test
  void deviceThatIsLoggedOutFromAnotherOneEndsAndForgetsItsTokenAtTheNextStart() throws Exception {
    try (ServerProcess server =
        ServerProcess.start("--port=0", "--tls-port=0", "--data=" + folder.resolve("data"))) {
      String address = "localhost:" + server.awaitOutput(TLS_PORT);
      String certificate = "--tls-fingerprint=" + server.awaitOutput(FINGERPRINT);
      try (Program first = laptop.starts("alice@" + address, certificate, "--remember")) {
        first.types("/register\ncorrect horse\n");
        first.err().sees("* this device stays logged in as alice");
        first.endsInput().exits(0);
      }
      try (Program lost = laptop.starts("alice@" + address, "--tls");
          Program phone = other.starts("phone@" + address, certificate)) {
        lost.err().sees(LOGGED_IN);
        phone.types("/login alice\ncorrect horse\n").err().sees(LOGGED_IN);
        phone.types("/devices 1\n").err().sees("* that device is logged out");
        assertEquals(1, lost.awaitExit());
        String said = lost.err().toString();
        assertTrue(
            said.endsWith(
                "chat-client: the server at %s ended the connection: this device was logged out from another one\n"
                    .formatted(address)),
            said);
        assertFalse(said.contains("again"), said);
        phone.endsInput().exits(0);
      }
      assertFalse(Files.readString(laptop.tokens()).isEmpty());
      String[] next = {"alice@" + address, "--tls", "--send", "hello"};
      try (Program byToken = laptop.starts(next)) {
        assertEquals(1, byToken.awaitExit(), byToken.err()::toString);
      }
      assertEquals("", Files.readString(laptop.tokens()));
      try (Program withoutToken = laptop.starts(next)) {
        assertEquals(1, withoutToken.awaitExit());
        assertFalse(withoutToken.err().toString().contains("token:"), withoutToken.err()::toString);
      }
    }
  }
}
