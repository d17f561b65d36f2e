package chat.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Skips;
import chat.protocol.ErrorCode;
import chat.protocol.account.Fingerprint;
import chat.protocol.account.KeyLogin;
import chat.server.log.account.StoredKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in by an SSH key. */
class KeyLoginTest extends ServiceSetup {
  private static final Optional<Fingerprint> NO_TLS = Optional.empty();
  private static final byte[] SIGNED = KeyLogin.signed("alice", NO_TLS, "abc");
  private static final Fingerprint KEY = SshKey.parse(SshKeys.LINE).fingerprint();

  private Challenge challenge(String nonce) {
    return new Challenge(ALICE, KEY, nonce, clock.time().nanoTime() + 1_000_000_000);
  }

  private Request sign(Challenge challenge, Optional<Fingerprint> certificate, String signature) {
    return answer -> service.signature(challenge, certificate, signature, HERE, answer);
  }

  private long aliceWithKey() throws InterruptedException {
    long alice = register(ALICE);
    assertEquals(
        List.of(
            new StoredKey(
                KEY.toString(), SshKey.parse(SshKeys.LINE).encoded(), "alice@laptop", 1_100)),
        succeeds(Outcome.Keys.class, answer -> service.addKey(alice, SshKeys.LINE, answer)).keys());
    return alice;
  }

  @Test
  void signedBytesAreFourLines() {
    assertEquals("chat-server-login-1\nalice\n-\nabc", new String(SIGNED, UTF_8));
    Fingerprint certificate = Fingerprint.of(new byte[] {1});
    assertEquals(
        "chat-server-login-1\nalice\n" + certificate + "\nabc",
        new String(KeyLogin.signed("alice", Optional.of(certificate), "abc"), UTF_8));
  }

  @Test
  void signatureOfTheChallengeLogsIn() throws Exception {
    long alice = aliceWithKey();
    assertEquals(
        new Outcome.LoggedIn(alice, ALICE, OptionalLong.empty(), List.of()),
        answer(sign(challenge("abc"), NO_TLS, SshKeys.SIGNATURE)));
  }

  @Test
  void signatureOfSomethingElseDoesNot() throws Exception {
    aliceWithKey();
    String refusal = "wrong nick or key";
    refuses(ErrorCode.AUTH_FAILED, refusal, sign(challenge("abd"), NO_TLS, SshKeys.SIGNATURE));
    // As a server in the middle would forward it.
    refuses(
        ErrorCode.AUTH_FAILED,
        refusal,
        sign(challenge("abc"), Optional.of(KEY), SshKeys.SIGNATURE));
    Challenge ofBob = new Challenge(BOB, KEY, "abc", clock.time().nanoTime() + 1_000_000_000);
    refuses(ErrorCode.AUTH_FAILED, refusal, sign(ofBob, NO_TLS, SshKeys.SIGNATURE));
    Challenge ofOtherKey =
        new Challenge(
            ALICE, Fingerprint.of(SIGNED), "abc", clock.time().nanoTime() + 1_000_000_000);
    refuses(ErrorCode.AUTH_FAILED, refusal, sign(ofOtherKey, NO_TLS, SshKeys.SIGNATURE));
    refuses(ErrorCode.AUTH_FAILED, refusal, sign(challenge("abc"), NO_TLS, "no base64!"));
  }

  @Test
  void keyThatIsNotTheAccountsDoesNotLogIn() throws Exception {
    long alice = register(ALICE);
    refuses(
        ErrorCode.AUTH_FAILED,
        "wrong nick or key",
        sign(challenge("abc"), NO_TLS, SshKeys.SIGNATURE));
    succeeds(Outcome.Keys.class, answer -> service.addKey(alice, SshKeys.LINE, answer));
    succeeds(Outcome.LoggedIn.class, sign(challenge("abc"), NO_TLS, SshKeys.SIGNATURE));
    assertEquals(new Outcome.Done(), answer(answer -> service.removeKey(alice, KEY, answer)));
    refuses(
        ErrorCode.AUTH_FAILED,
        "wrong nick or key",
        sign(challenge("abc"), NO_TLS, SshKeys.SIGNATURE));
    refuses(
        ErrorCode.BAD_TOKEN,
        "you have no such key; /key lists them",
        answer -> service.removeKey(alice, KEY, answer));
  }

  @Test
  void challengeIsWorthAMinuteAndNeverTheSame() throws Exception {
    aliceWithKey();
    Challenge challenge = service.challenge(ALICE, KEY);
    assertTrue(challenge.nonce().matches("[0-9a-f]{64}"), challenge.nonce());
    assertNotEquals(challenge.nonce(), service.challenge(ALICE, KEY).nonce());
    schedule.pass(Duration.ofSeconds(60));
    refuses(
        ErrorCode.AUTH_FAILED,
        "the challenge is older than a minute; try again",
        sign(challenge, NO_TLS, SshKeys.SIGNATURE));
  }

  @Test
  void signatureIsForThisPurposeAlone() {
    SshSignature signature = SshSignature.parse(SshKeys.SIGNATURE).orElseThrow();
    assertTrue(signature.verify(KeyLogin.NAMESPACE, SIGNED));
    assertFalse(signature.verify("git", SIGNED));
  }

  @Test
  void changedSignatureVerifiesNothing() {
    byte[] encoded = Base64.getDecoder().decode(SshKeys.SIGNATURE);
    for (int i = 0; i < encoded.length; i++) {
      byte[] changed = encoded.clone();
      changed[i] ^= 1;
      assertFalse(verifies(changed), "byte " + i);
      assertFalse(verifies(Arrays.copyOf(encoded, i)), "cut after byte " + i);
    }
    assertFalse(verifies(Arrays.copyOf(encoded, encoded.length + 1)));
    assertTrue(verifies(encoded));
  }

  private static boolean verifies(byte[] encoded) {
    return SshSignature.parse(Base64.getEncoder().encodeToString(encoded))
        .filter(signature -> signature.key().equals(KEY))
        .filter(signature -> signature.verify(KeyLogin.NAMESPACE, SIGNED))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "ssh-ed25519",
        "ssh-rsa AAAAB3NzaC1yc2E= alice",
        "sk-ssh-ed25519@openssh.com AAAA alice",
        "ssh-ed25519 !!! alice",
        "ssh-ed25519 AAAA alice",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICtSPMQrg1xOeX5Kej0aCAJ/if+okoT6QdMKhI3iFQ== cut",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
      })
  void lineThatIsNoEd25519KeyIsRefused(String line) throws Exception {
    long alice = register(ALICE);
    Outcome.Refused refused =
        succeeds(Outcome.Refused.class, answer -> service.addKey(alice, line, answer));
    assertEquals(ErrorCode.BAD_TOKEN, refused.code());
    assertEquals(List.of(), store.keys(alice));
    assertThrows(IllegalArgumentException.class, () -> SshKey.parse(line));
  }

  @Test
  void accountHasFiftyKeysAtMost() throws Exception {
    long alice = register(ALICE);
    for (int i = 0; i < 50; i++) {
      store.addKey(alice, new StoredKey("SHA256:" + i, new byte[] {1}, "", 1));
    }
    refuses(
        ErrorCode.QUOTA,
        "an account has at most 50 keys; remove one with /key remove",
        answer -> service.addKey(alice, SshKeys.LINE, answer));
    assertEquals(
        50, succeeds(Outcome.Keys.class, answer -> service.keys(alice, answer)).keys().size());
  }

  @Test
  void keyAndSignatureOfSshKeygenLogIn(@TempDir Path folder) throws Exception {
    Skips.unless(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "there is no ssh-keygen");
    run(folder, "-q", "-t", "ed25519", "-N", "", "-C", "a comment of words", "-f", "key");
    long alice = register(ALICE);
    String line = Files.readString(folder.resolve("key.pub"));
    StoredKey key =
        succeeds(Outcome.Keys.class, answer -> service.addKey(alice, line.strip(), answer))
            .keys()
            .get(0);
    assertEquals("a comment of words", key.comment());
    Challenge challenge = service.challenge(ALICE, Fingerprint.parse(key.fingerprint()));
    Fingerprint certificate = Fingerprint.of(new byte[] {7});
    Files.write(
        folder.resolve("login"),
        KeyLogin.signed("alice", Optional.of(certificate), challenge.nonce()));
    run(folder, "-q", "-Y", "sign", "-f", "key", "-n", KeyLogin.NAMESPACE, "login");
    List<String> armored = Files.readAllLines(folder.resolve("login.sig"));
    String signature = String.join("", armored.subList(1, armored.size() - 1));
    succeeds(Outcome.LoggedIn.class, sign(challenge, Optional.of(certificate), signature));
  }

  private static void run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(arguments);
    builder.command().add(0, "/usr/bin/ssh-keygen");
    Process process =
        builder
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> read(folder.resolve("output")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
