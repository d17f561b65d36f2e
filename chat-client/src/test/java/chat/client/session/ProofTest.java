package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.ssh.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a session proves an account: by a token or an SSH key. */
final class ProofTest {
  private static final String WELCOME = "WELCOME alice fake/1 log 0 65536";

  @TempDir private Path home;
  private Path token;

  @BeforeEach
  void writeToken() throws IOException {
    token = home.resolve("token");
    Files.writeString(token, "chat_x\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
  }

  private Path remembered() {
    return home.resolve(".local/state/chat-client/tokens");
  }

  private void remembers(String... lines) throws IOException {
    Files.createDirectories(remembered().getParent());
    Files.writeString(remembered(), String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(remembered(), PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void tokenAndHelloAreSentInOneFlight() {
    SessionTranscript.ofProgram("alice@localhost", "--token-file", token.toString())
        .serverGreets()
        .sent("AUTH token\nchat_x", "HELLO 1 alice *")
        .serverSends("ACCOUNT alice 17", "DONE AUTH token", WELCOME)
        .sent("JOIN #lobby")
        .shows("account 17: alice", "welcomed: alice")
        .linkBreaks()
        .reconnects()
        .sent("AUTH token\nchat_x", "HELLO 1 alice *")
        .forget()
        .serverSends("ACCOUNT alice 17", "DONE AUTH token", WELCOME)
        .shows("reconnected: alice, was alice");
  }

  @Test
  void programWithARefusedTokenExits() {
    SessionTranscript.ofProgram("alice@localhost", "--token-file", token.toString())
        .serverGreets()
        .serverSends(
            "ERROR auth-failed AUTH token\nwrong or revoked token",
            "ERROR auth-required HELLO 1\nthe nick alice belongs to an account")
        .exits(
            1,
            "not logged in: wrong or revoked token; chat-client --remember stores a new one once you"
                + " have logged in");
  }

  @Test
  void programWhoseTokenCannotBeReadExits() throws IOException {
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
    SessionTranscript.ofProgram("alice@localhost", "--token-file", token.toString())
        .serverGreets()
        .sent()
        .exits(1, "others can read the token in %s: type chmod 600 %s".formatted(token, token));
  }

  @Test
  void tokenIsNotSentWhereItCouldBeRead() throws IOException {
    SessionTranscript.ofProgram("alice@localhost", "--token-file", token.toString())
        .linkIsReadable()
        .serverGreets()
        .sent()
        .exits(
            1, "not logged in: others could read it on the way; encrypt the connection with --tls");
    remembers("localhost:8028 alice local chat_y");
    SessionTranscript.ofPersonAt(home, "alice@localhost")
        .linkIsReadable()
        .serverGreets()
        .sent("HELLO 1 alice *");
  }

  @Test
  void rememberedTokenLogsInWithoutAQuestion() throws IOException {
    remembers("elsewhere:8028 bob local chat_z", "localhost:8028 alice local chat_y");
    SessionTranscript chat = SessionTranscript.ofPersonAt(home).serverGreets();
    List<String> sent = chat.takeSent();
    assertEquals("AUTH token\nchat_y", sent.get(0));
    assertTrue(sent.get(1).startsWith("HELLO 1 "), sent.get(1));
    chat.serverSends("ACCOUNT alice 17", "DONE AUTH token", WELCOME)
        .shows("account 17: alice", "welcomed: alice");
  }

  @Test
  void rememberedTokenOfAnotherNickIsNotUsed() throws IOException {
    remembers("localhost:8028 alice local chat_y");
    SessionTranscript.ofPersonAt(home, "bob@localhost").serverGreets().sent("HELLO 1 bob *");
  }

  @Test
  void rememberedTokenThatIsRefusedIsRemoved() throws IOException {
    remembers("localhost:8028 alice local chat_y", "elsewhere:8028 bob local chat_z");
    SessionTranscript.ofPersonAt(home, "alice@localhost")
        .serverGreets()
        .sent("AUTH token\nchat_y", "HELLO 1 alice *")
        .serverSends("ERROR auth-failed AUTH token\nwrong or revoked token")
        .shows("* not logged in by the remembered token: wrong or revoked token")
        .isGoingOn();
    assertEquals("elsewhere:8028 bob local chat_z\n", Files.readString(remembered()));
  }

  @Test
  void serverWithoutAccountsIsUsedWithoutThem() throws IOException {
    remembers("localhost:8028 alice local chat_y");
    SessionTranscript.ofPersonAt(home, "alice@localhost")
        .serverGreets()
        .forget()
        .serverSends("ERROR unknown-verb AUTH token\nthis server has no accounts", WELCOME)
        .shows(
            "* not logged in by the remembered token: this server has no accounts",
            "welcomed: alice");
    assertTrue(Files.readString(remembered()).contains("chat_y"));
  }

  @Test
  void deviceIsRememberedAfterALogin() throws IOException {
    SessionTranscript chat =
        SessionTranscript.ofPersonAt(home, "alice@localhost", "--remember").serverWelcomes("alice");
    chat.types("/login alice")
        .typesSecret("correct horse")
        .sent("AUTH password alice\ncorrect horse");
    chat.forget().serverSends("ACCOUNT alice 17", "DONE AUTH password");
    String request = String.join("", chat.takeSent());
    assertTrue(request.startsWith("JOIN @ 0AUTH remember\n"), request);
    chat.forget()
        .serverSends("TOKEN 3\nchat_new", "DONE AUTH remember")
        .shows("* this device stays logged in as alice; /devices lists all");
    assertEquals("localhost:8028 alice local chat_new\n", Files.readString(remembered()));
    chat.types("/logout").serverSends("RENAMED alice alice-2", "ACCOUNT - 0", "DONE AUTH logout");
    assertEquals("", Files.readString(remembered()));
  }

  @Test
  void reconnectAfterALogoutLogsNobodyIn() throws IOException {
    remembers("localhost:8028 alice local chat_a", "localhost:8028 bob local chat_b");
    SessionTranscript chat = SessionTranscript.ofPersonAt(home, "localhost").serverGreets();
    assertEquals("AUTH token\nchat_a", chat.takeSent().get(0));
    chat.serverSends("ACCOUNT alice 17", "DONE AUTH token", WELCOME);
    chat.types("/logout").serverSends("RENAMED alice alice-2", "ACCOUNT - 0", "DONE AUTH logout");
    assertEquals("localhost:8028 bob local chat_b\n", Files.readString(remembered()));
    chat.forget().linkBreaks().reconnects().sent("HELLO 1 alice-2 *");
  }

  @Test
  void programThatLoggedOutReconnectsAsAGuest() {
    SessionTranscript.ofProgram("alice@localhost", "--token-file", token.toString())
        .serverGreets()
        .serverSends("ACCOUNT alice 17", "DONE AUTH token", WELCOME)
        .types("/logout")
        .serverSends("RENAMED alice alice-2", "ACCOUNT - 0", "DONE AUTH logout")
        .forget()
        .linkBreaks()
        .reconnects()
        .sent("HELLO 1 alice-2 *");
  }

  @Test
  void deviceIsRememberedOnlyOnRequest() {
    SessionTranscript.ofPersonAt(home, "alice@localhost")
        .serverWelcomes("alice")
        .serverSends("ACCOUNT alice 17", "DONE AUTH password")
        .sent();
    assertFalse(Files.exists(remembered()));
  }

  @Test
  void keySignsTheServersChallenge() throws IOException {
    Path key = home.resolve("id");
    Files.writeString(key, TestKeys.ALICE);
    SessionTranscript chat =
        SessionTranscript.ofProgram("alice@localhost", "--ssh-key", key.toString())
            .serverGreets()
            .sent("AUTH key alice " + TestKeys.ALICE_FINGERPRINT)
            .serverSends("CHALLENGE nonce1", "DONE AUTH key");
    List<String> sent = chat.takeSent();
    assertEquals(1, sent.size());
    assertTrue(sent.get(0).startsWith("AUTH signature\nU1NIU0lH"), sent.get(0));
    chat.serverSends("ACCOUNT alice 17", "DONE AUTH signature")
        .sent("HELLO 1 alice *")
        .serverSends(WELCOME)
        .sent("JOIN #lobby");
  }

  @Test
  void programWithARefusedOrUnusableKeyExits() throws IOException {
    Path key = home.resolve("id");
    Files.writeString(key, TestKeys.ALICE);
    SessionTranscript.ofProgram("alice@localhost", "--ssh-key", key.toString())
        .serverGreets()
        .serverSends("CHALLENGE nonce1", "DONE AUTH key")
        .serverSends("ERROR auth-failed AUTH signature\nwrong signature")
        .exits(
            1,
            "not logged in: wrong signature; the key was tried for alice: name another account as"
                + " NICK@HOST");
    Files.writeString(key, TestKeys.LOCKED);
    SessionTranscript.ofProgram("alice@localhost", "--ssh-key", key.toString())
        .serverGreets()
        .exits(
            1,
            "can't use the key %s: it has a passphrase; add it to the agent with ssh-add, then use"
                    .formatted(key)
                + " --ssh-key agent");
  }
}
