package chat.client.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agent of OpenSSH where it is installed, and agents that answer badly. */
final class SshAgentTest {

  private Path folder;

  /** Sockets need a short path. */
  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("agent");
  }

  @AfterEach
  void removeFolder() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Test
  void realAgentListsItsEd25519KeysAndSigns() throws Exception {
    assumeTrue(isInstalled("ssh-agent") && isInstalled("ssh-add"), "OpenSSH is not installed");
    Path socket = folder.resolve("agent");
    Process agent = start(socket, "ssh-agent", "-D", "-a", socket.toString());
    try {
      while (!listens(socket)) {
        assertTrue(agent.isAlive(), "ssh-agent ended");
        Thread.onSpinWait();
      }
      add(socket, "ecdsa", TestKeys.ECDSA);
      add(socket, "alice", TestKeys.ALICE);
      List<SshKey> keys = new SshAgent(socket, Duration.ofSeconds(30)).keys();
      assertEquals(
          List.of(TestKeys.ALICE_FINGERPRINT),
          keys.stream().map(key -> key.fingerprint().toString()).toList());
      byte[] message = "hello".getBytes(UTF_8);
      assertEquals(
          SshSignature.of(OpenSshKeyFile.parse(TestKeys.ALICE), "chat-server", message),
          SshSignature.of(keys.get(0), "chat-server", message));
    } finally {
      agent.destroy();
      agent.waitFor();
    }
  }

  /** An agent's socket is there before it listens. */
  private static boolean listens(Path socket) {
    try (SocketChannel connected = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return connected.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void missingAgentIsNamed() {
    Path socket = folder.resolve("none");
    String failure = failure(socket, Duration.ofSeconds(30));
    assertTrue(failure.startsWith("can't reach the SSH agent at " + socket + ": "));
  }

  @Test
  void refusalOfTheAgentSuggestsThatItIsLocked() throws Exception {
    assertTrue(failure(false, answer(5)).startsWith("the SSH agent refused"));
  }

  @Test
  void answersWithWrongLengthsAreRefused() throws Exception {
    String other = "the SSH agent answered something else";
    assertEquals(other, failure(false, new SshWriter().number(-1).toByteArray()));
    assertEquals(other, failure(false, new SshWriter().number(256 * 1024 + 1).toByteArray()));
    assertEquals(other, failure(false, new SshWriter().number(0).toByteArray()));
    assertEquals(other, failure(false, answer(14)));
    assertEquals("the SSH agent closed the connection", failure(false, new byte[] {0, 0}));
  }

  @Test
  void keysWithWrongLengthsAreRefused() throws Exception {
    String cut = "the SSH agent's answer is cut short";
    assertEquals(cut, failure(false, answer(12)));
    assertEquals(cut, failure(false, answer(12, 0xff, 0xff, 0xff, 0xff)));
    assertEquals(cut, failure(false, answer(12, 0, 0, 0, 1, 0x7f, 0xff, 0xff, 0xff)));
    assertEquals(cut, failure(false, answer(12, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff)));
  }

  @Test
  void agentThatDoesNotAnswerIsGivenUp() throws Exception {
    for (byte[] begun : List.of(new byte[0], new byte[] {0, 0, 0, 9, 12})) {
      assertTrue(failure(true, begun).endsWith(" does not answer"), "answered");
    }
  }

  private String failure(boolean hangs, byte[] answer) throws IOException {
    Path socket = folder.resolve("fake");
    Files.deleteIfExists(socket);
    try (FakeAgent agent = new FakeAgent(socket, hangs, answer)) {
      return failure(agent.socket(), hangs ? Duration.ofSeconds(1) : Duration.ofSeconds(30));
    }
  }

  private static String failure(Path socket, Duration patience) {
    SshAgent agent = new SshAgent(socket, patience);
    return assertThrows(SshKeyException.class, agent::keys).getMessage();
  }

  private static byte[] answer(int... content) {
    byte[] bytes = new byte[content.length];
    for (int i = 0; i < content.length; i++) {
      bytes[i] = (byte) content[i];
    }
    return new SshWriter().string(bytes).toByteArray();
  }

  private void add(Path socket, String name, String key) throws Exception {
    Path file = folder.resolve(name);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, key);
    Process process = start(socket, "ssh-add", "-q", file.toString());
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "ssh-add hangs");
    assertEquals(0, process.exitValue(), "ssh-add");
  }

  private static Process start(Path socket, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SSH_AUTH_SOCK", socket.toString());
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static boolean isInstalled(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }
}
