package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.documents.MarkdownPage;
import chat.fixture.Captured;
import chat.fixture.Program;
import chat.server.fixture.postgres.Installation;
import chat.server.fixture.postgres.NodesFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The quick start of the page on several servers: a person types its lines, who may not be root, in
 * a folder with the scripts and the built programs. Only the ports are others.
 */
@DisabledOnOs(OS.WINDOWS)
final class ClusterQuickStartIT {
  private static final MarkdownPage PAGE = MarkdownPage.of("chat-server/CLUSTER.md");
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  private static final String QUERY =
      "psql -h localhost -p 5441 -U chat chat -c \"SELECT epoch, server, address FROM chat.owner\"";
  private static final String MESSAGES =
      "psql -h localhost -p 5441 -U chat chat"
          + " -c \"SELECT room, seq, to_timestamp(time/1000)::time(0), nick, text FROM chat.messages\"";
  private static final int ATTEMPTS = 100;

  /** Replace the page's 544 and 28, each of which stands for three ports. */
  private final String nodePorts = free(1100, 3200, prefix -> node(prefix, 1, 2, 3));

  private final String serverPorts = free(100, 1000, end -> server(end, 0, 1, 2));

  private NodesFolder folder;
  private Installation installation;
  private Path project;
  private Program shell;
  private int lines;

  /** What a line printed to standard output, and its exit code. */
  private record Result(int exitCode, String output) {}

  private static IntStream node(int prefix, int... numbers) {
    return IntStream.of(numbers).map(number -> 10 * prefix + number);
  }

  private static IntStream server(int end, int... numbers) {
    return IntStream.of(numbers).map(number -> 20_000 + 1000 * number + end);
  }

  private interface Ports {
    IntStream of(int choice);
  }

  private static String free(int from, int to, Ports ports) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      int choice = from + new Random().nextInt(to - from);
      if (ports.of(choice).allMatch(ClusterQuickStartIT::isFree)) {
        return Integer.toString(choice);
      }
    }
    throw new AssertionError("no free ports");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns a line of the page with the ports of this test. */
  private String here(String line) {
    return line.replace("544", nodePorts)
        .replace("8${i}28", "2${i}" + serverPorts)
        .replaceAll("8([012])28", "2$1" + serverPorts);
  }

  @BeforeEach
  void buildProject() throws Exception {
    installation = Installation.newest();
    folder = NodesFolder.make();
    project = folder.path().resolve("chat");
    installation.makeFolder(project);
    copy("scripts");
    copy("chat-server/target/chat-server.jar");
    copy("chat-client/target/chat-client.jar");
    shell = start(project, "bash", "--noprofile", "--norc");
    // As at a terminal.
    shell.types("set -m; echo '<0:0>'\n");
  }

  @AfterEach
  void endAll() throws IOException {
    if (shell != null) {
      shell.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  private void copy(String name) throws IOException {
    Path from = PROJECT.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path to = project.resolve(name).resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.createDirectories(to.getParent());
          Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private Program start(Path where, String... command) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "env",
                "-i",
                "LC_ALL=C.UTF-8",
                "PATH=/usr/local/bin:/usr/bin:/bin",
                "HOME=" + folder.path().resolve("nobody"),
                "CHAT_JAVA=" + Path.of(System.getProperty("java.home"), "bin", "java"),
                "CHAT_SERVER_JAVA_OPTS=-Xmx96m -XX:+UseSerialGC"));
    all.addAll(List.of(command));
    return Program.startIn(where, installation.asUser(all));
  }

  /** Types lines of the page, and waits until the last one has ended. */
  private Result types(String typed) throws Exception {
    String start = "<" + lines++ + ":[0-9]+>\n";
    shell.types(here(typed) + "\necho \"<" + lines + ":$?>\"\n");
    MatchResult printed =
        shell.out().seesOneLike(Pattern.compile("(?s)" + start + "(.*)<" + lines + ":([0-9]+)>\n"));
    return new Result(Integer.parseInt(printed.group(2)), printed.group(1));
  }

  private String awaitOutput(String typed, Predicate<String> wanted) {
    List<String> printed = new ArrayList<>();
    Awaitility.await(typed)
        .atMost(Captured.PATIENCE)
        .pollInSameThread()
        .untilAsserted(
            () -> {
              printed.add(0, types(typed).output());
              assertTrue(wanted.test(printed.get(0)), () -> printed.get(0) + shell.err());
            });
    return printed.get(0);
  }

  /** Waits until another server has the chat; returns its number. */
  private int awaitOwner(int before) {
    Pattern address = Pattern.compile(here(" localhost:8028\n").replace(":20", ":2([012])"));
    String row =
        awaitOutput(
            QUERY,
            output -> {
              Matcher owner = address.matcher(output);
              return owner.find() && Integer.parseInt(owner.group(1)) != before;
            });
    return address.matcher(row).results().mapToInt(found -> Integer.parseInt(found.group(1))).sum();
  }

  /** Returns the lines to type of the first code block, without those for root. */
  private static String toType() {
    List<String> section = PAGE.section("Quick start");
    return section.subList(section.indexOf("```") + 1, section.size()).stream()
        .takeWhile(line -> !line.equals("```"))
        .filter(line -> !line.startsWith("sudo "))
        .collect(Collectors.joining("\n"));
  }

  /** Returns a line of the page's text that a person types. */
  private static String inText(String start) {
    String text = String.join(" ", PAGE.section("Quick start"));
    Matcher found = Pattern.compile("`(" + Pattern.quote(start) + "[^`]*)`").matcher(text);
    assertTrue(found.find(), () -> "the page has no `" + start + "`");
    return found.group(1);
  }

  private static String inBlock(String start) {
    return PAGE.section("Quick start").stream()
        .filter(line -> line.startsWith("$ " + start))
        .map(line -> line.substring(2))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the page has no line $ " + start));
  }

  @Test
  void linesStartServersOfWhichOneMayBeKilled() throws Exception {
    assertEquals(0, types(toType()).exitCode(), () -> shell.err().toString());
    PAGE.output(QUERY);
    int owner = awaitOwner(-1);
    String shown = inBlock("tail ");
    awaitOutput(
        shown.replace("s2.log", "s" + owner + ".log"),
        output -> output.contains("this server owns the chat: claim "));

    Path trial = project.resolve("trial");
    try (Program alice =
        start(trial, "bash", "-c", here(inBlock("../scripts/chat-client ")) + " 2>&1")) {
      alice.types("hello\n");
      awaitOutput(MESSAGES, output -> output.contains("| alice | hello\n"));
      String kill = inText("kill -9 ");
      assertEquals("kill -9 %3", kill);
      assertEquals(0, types("kill -9 %" + (owner + 1)).exitCode());
      alice.out().sees("* connection lost (");
      int next = awaitOwner(owner);
      alice.out().sees(here("* connected again, to localhost:8" + next + "28\n"));
      alice.types("still here\n");
      awaitOutput(MESSAGES, output -> output.contains("| alice | still here\n"));
      int standby = 3 - owner - next;
      awaitOutput(
          "../scripts/chat-server admin --data s" + standby + " users 2>&1",
          here(
                  "chat-server: this server stands by: connect to localhost:8"
                      + next
                      + "28. Type this command on the computer of the server that has the chat\n")
              ::equals);
      alice.endsInput().exits(0);
    }

    types(inText("kill %1 "));
    assertEquals(0, types("wait; " + inText("for i in 3 2 1; ")).exitCode());
    assertEquals("", types("jobs -r").output());
  }
}
