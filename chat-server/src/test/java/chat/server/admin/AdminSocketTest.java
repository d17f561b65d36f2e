package chat.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The operator's socket, and programs that misuse it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its files have no such permissions")
class AdminSocketTest {
  @TempDir private Path folder;
  @AutoClose private final TestServer server = TestServer.start();

  private Optional<AdminSocket> socket = Optional.empty();

  private void open() {
    socket = AdminSocket.open(folder, server.view());
    assertTrue(socket.isPresent());
  }

  @AfterEach
  void close() {
    socket.ifPresent(AdminSocket::close);
  }

  private SocketChannel connect() throws IOException {
    return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("admin")));
  }

  private String answer(byte[] sent) throws IOException {
    try (SocketChannel channel = connect()) {
      channel.write(ByteBuffer.wrap(sent));
      ByteBuffer answer = ByteBuffer.allocate(1024);
      while (channel.read(answer) >= 0 && answer.hasRemaining()) {
        // Reads to the end.
      }
      return UTF_8.decode(answer.flip()).toString();
    }
  }

  @Test
  void statusShowsTheServerAtAGlance() throws IOException {
    FramedUser alice = server.framedIn("#tea", "alice");
    alice.sends("SAY 1 #tea⏎hello");
    alice.seesOneLike("ACK 1 #tea 1 .*");
    alice.sends("SAY 2 #coffee⏎hello");
    alice.seesOneLike("ERROR not-in-room .*");
    open();
    String status = AdminClient.ask(folder, "status");
    for (String line :
        new String[] {
          "server     chat-server/test on Java \\d+",
          "state      ready",
          "up         .* since \\d{4}-.* UTC",
          "address    .*:" + server.port(),
          "clients    1 with frames, 0 with text, 0 undecided; accepted since the start: 1",
          "messages   1 stored since the start, handed to members (0 times|1 time)",
          "chat       1 user, [12] rooms? in memory",
          "behind     0 memberships; 0 replays running",
          "commits    1; half of them within .* ms, 99 % within .* ms",
          "refused    not-in-room 1",
          "not served nothing",
          "limits hit nothing"
        }) {
      assertTrue(status.lines().anyMatch(shown -> shown.matches(line)), line + " in " + status);
    }
    close();
    assertFalse(Files.exists(folder.resolve("admin")));
  }

  @Test
  void statusShowsConnectionsThatWereNotServed() throws IOException {
    open();
    server.view().traffic().refused().add("max-per-address", 3);
    assertTrue(AdminClient.ask(folder, "status").contains("not served max-per-address 3\n"));
  }

  @Test
  void onlyTheOwnerMayConnect() throws IOException {
    open();
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("admin"))));
  }

  @Test
  void nothingThatIsSentDisturbsTheNextCommand() throws IOException {
    open();
    try (SocketChannel silent = connect()) {
      assertTrue(silent.isConnected());
      assertEquals(
          "error: unknown command; this server knows: status\n", answer("stop\n".getBytes(UTF_8)));
      assertTrue(answer("\u001b[31m\u0000\n".getBytes(UTF_8)).startsWith("error: unknown"));
      try {
        assertEquals("", answer(new byte[100_000]));
      } catch (IOException e) {
        // A reset: the server has closed it without reading it all.
      }
      connect().close();
      assertTrue(AdminClient.ask(folder, "status").contains("state      ready"));
    }
  }

  @Test
  void fileOfAKilledServerIsReplacedAndNotTakenForAServer() throws IOException {
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(folder.resolve("admin")));
    }
    IOException none = assertThrows(IOException.class, () -> AdminClient.ask(folder, "status"));
    assertTrue(
        none.getMessage().startsWith("no server answers in the folder " + folder), none::toString);
    open();
    assertTrue(AdminClient.ask(folder, "status").startsWith("server"));
  }

  @Test
  void fileThatIsNoSocketStays() throws IOException {
    Path file = Files.writeString(folder.resolve("admin"), "the operator's notes");
    assertEquals(Optional.empty(), AdminSocket.open(folder, server.view()));
    assertEquals("the operator's notes", Files.readString(file));
    Path elsewhere = Files.move(file, folder.resolve("notes"));
    Files.createSymbolicLink(file, elsewhere);
    assertEquals(Optional.empty(), AdminSocket.open(folder, server.view()));
    assertTrue(Files.isSymbolicLink(file));
  }

  /** A socket's path is limited to about 100 bytes, that of a folder is not. */
  @Test
  void folderWithALongPathHasNoSocket() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("x".repeat(60)).resolve("y".repeat(60)));
    assertEquals(Optional.empty(), AdminSocket.open(deep, server.view()));
    IOException refused = assertThrows(IOException.class, () -> AdminClient.ask(deep, "status"));
    assertTrue(refused.getMessage().contains("Give a shorter --data"), refused::toString);
  }
}
