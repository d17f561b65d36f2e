package chat.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.fixture.FinishedCommand;
import chat.server.fixture.FramedUser;
import chat.server.fixture.Json;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    socket = AdminSocket.open(folder, server.view(), server.commands());
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
  void statusShowsTheServerAtAGlance() throws Exception {
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
  void statusShowsConnectionsThatWereNotServed() throws Exception {
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

  private List<String> asks(String command) throws Exception {
    return AdminClient.ask(folder, command.replace('\'', '"')).lines().toList();
  }

  private static String refused(String why) {
    return "error: " + why + "\n";
  }

  /** Runs a program that prints the answer to a command, or why it can't connect. */
  private FinishedCommand asksAs(String... user) throws Exception {
    List<String> command = new ArrayList<>(List.of(user));
    command.addAll(
        List.of(
            "perl",
            "-MIO::Socket::UNIX",
            "-e",
            "my $s = IO::Socket::UNIX->new($ARGV[0]) or die \"$!\\n\"; print $s \"{}\\n\"; print <$s>;",
            folder.resolve("admin").toString()));
    return FinishedCommand.run(command);
  }

  @Test
  void otherUserOfTheMachineIsRefused() throws Exception {
    open();
    // Others may enter the folder, so that the socket alone refuses them.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    assumeTrue(isRoot(), "only root can become another user");
    assertEquals(new FinishedCommand(0, refused("the command lacks its command")), asksAs("env"));
    FinishedCommand other =
        asksAs("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env");
    assertEquals("Permission denied\n", other.output());
    assertNotEquals(0, other.exitCode());
  }

  private static boolean isRoot() throws Exception {
    return FinishedCommand.run(List.of("id", "-u")).output().equals("0\n");
  }

  @Test
  void operatorIsNamedByTheUserOfTheSystem() throws Exception {
    socket =
        AdminSocket.open(folder, server.view(), (actor, request) -> List.of(actor, "" + request));
    List<String> answer = asks("{'command':'x','n':1}");
    assertEquals("console:" + System.getProperty("user.name"), answer.get(0));
    assertTrue(answer.get(1).contains("text=x"), answer::toString);
  }

  @Test
  void statusForProgramsIsOneObject() throws Exception {
    server.framedIn("#tea", "alice");
    open();
    List<String> lines = asks("{'command':'status','json':1}");
    assertEquals(1, lines.size());
    assertEquals("chat-server/test", Json.value(lines.get(0), "$.server"));
    assertEquals("1", Json.value(lines.get(0), "$.users"));
    assertEquals("1", Json.value(lines.get(0), "$.clients.frames"));
  }

  @Test
  void usersAreListedWithTheirRoomsAndWires() throws Exception {
    server.framedIn("#tea", "alice");
    server.guest("bob");
    open();
    List<String> table = asks("{'command':'users'}");
    assertEquals("nick   account  address    wire    since                 rooms", table.get(0));
    assertTrue(
        table.get(1).matches("alice  no       127.0.0.1  frames  \\S{20}  #tea"), table::toString);
    assertTrue(
        table.get(2).matches("bob    no       127.0.0.1  text    \\S{20}  #lobby"),
        table::toString);
    String alice = asks("{'command':'users','json':1}").get(0);
    assertEquals("alice", Json.value(alice, "$.nick"));
    assertEquals("127.0.0.1", Json.value(alice, "$.address"));
    assertTrue(alice.endsWith(",\"rooms\":[\"#tea\"]}"), alice);
  }

  @Test
  void roomsAreListedWithTheirMembersAndPagesContinue() throws Exception {
    FramedUser alice = server.framedIn("#Tea", "alice");
    alice.sends("TOPIC #tea⏎at four");
    alice.sends("SAY 1 #tea⏎hello");
    alice.seesOneLike("ACK 1 #Tea 1 .*");
    open();
    assertEquals(
        List.of("room  members  last  topic", "#Tea  1        1     at four"),
        asks("{'command':'rooms'}"));
    assertEquals(List.of("no room has messages"), asks("{'command':'rooms','after':'#TEA'}"));
    assertEquals(List.of(), asks("{'command':'rooms','after':'#tea','json':1}"));
  }

  @Test
  void malformedCommandsAreRefusedInOneLine() throws Exception {
    open();
    for (String[] line :
        new String[][] {
          {"{", "malformed command: at character 2, \" is missing"},
          {"{'command':[]}", "malformed command: at character 12, a string or a number is missing"},
          {"{'command':''}", "the command lacks its command"},
          {"{'command':'accounts','nick':'a b'}", "'a b' is not a nick: "},
          {"{'command':'accounts','nick':'nobody'}", "no account has the nick nobody"},
          {"{'command':'accounts','after':'x'}", "'x' is not a number from 0"},
          {"{'command':'accounts','after':-1}", "'-1' is not a number from 0"},
          {"{'command':'fly'}", "unknown command; this server knows: status, "},
        }) {
      String answer = answer((line[0] + "\n").replace('\'', '"').getBytes(UTF_8));
      assertTrue(answer.startsWith("error: " + line[1]), answer);
      assertEquals(1, answer.lines().count());
    }
  }

  /** A program that reads nothing delays the next command for a bounded time, and no longer. */
  @Test
  void programThatReadsNothingIsDisconnected() throws Exception {
    String line = "x".repeat(1000);
    socket =
        AdminSocket.open(
            folder, server.view(), (actor, request) -> Collections.nCopies(10_000, line));
    try (SocketChannel silent = connect()) {
      silent.write(ByteBuffer.wrap("{}\n".getBytes(UTF_8)));
      assertEquals(10_000, asks("{}").size());
    }
  }

  @Test
  void nothingThatIsSentDisturbsTheNextCommand() throws Exception {
    open();
    try (SocketChannel silent = connect()) {
      assertTrue(silent.isConnected());
      assertEquals(
          "error: unknown command; send status, or a JSON object\n",
          answer("stop\n".getBytes(UTF_8)));
      assertTrue(answer("\u001b[31m\u0000\n".getBytes(UTF_8)).startsWith("error: unknown"));
      try {
        assertEquals("", answer(new byte[200_000]));
      } catch (IOException e) {
        // A reset: the server has closed it without reading it all.
      }
      connect().close();
      assertTrue(AdminClient.ask(folder, "status").contains("state      ready"));
    }
  }

  @Test
  void fileOfAKilledServerIsReplacedAndNotTakenForAServer() throws Exception {
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
    assertEquals(Optional.empty(), AdminSocket.open(folder, server.view(), server.commands()));
    assertEquals("the operator's notes", Files.readString(file));
    Path elsewhere = Files.move(file, folder.resolve("notes"));
    Files.createSymbolicLink(file, elsewhere);
    assertEquals(Optional.empty(), AdminSocket.open(folder, server.view(), server.commands()));
    assertTrue(Files.isSymbolicLink(file));
  }

  /** A socket's path is limited to about 100 bytes, that of a folder is not. */
  @Test
  void folderWithALongPathHasNoSocket() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("x".repeat(60)).resolve("y".repeat(60)));
    assertEquals(Optional.empty(), AdminSocket.open(deep, server.view(), AdminCommands.NONE));
    IOException refused = assertThrows(IOException.class, () -> AdminClient.ask(deep, "status"));
    assertTrue(refused.getMessage().contains("Give a shorter --data"), refused::toString);
  }
}
