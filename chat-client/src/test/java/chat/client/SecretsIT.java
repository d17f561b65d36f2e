package chat.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.ssh.TestKeys;
import chat.fixture.Captured;
import chat.fixture.FinishedCommand;
import chat.fixture.Program;
import chat.fixture.Skips;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import chat.server.fixture.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built server, the built client at two kinds of terminals and in pipes, and ncat log in in all
 * ways there are. Whatever they write, and what the system shows of them, is searched for secrets.
 */
@EnabledOnOs(OS.LINUX)
final class SecretsIT {
  private static final Pattern TLS_PORT = Pattern.compile("port (\\d+), with TLS\\R");
  private static final Pattern FINGERPRINT = Pattern.compile("(SHA256:\\S+)\\R");

  private static final String FIRST = "correct-horse-1";
  private static final String SECOND = "battery-staple-2";
  private static final String GUESS = "wrong-guess-3";
  @TempDir private Path folder;

  /** What was written, by where it was found. */
  private final Map<String, String> written = new LinkedHashMap<>();

  private Path data;
  private ClientHome home;
  private String to;
  private String certificate;

  @Test
  void secretsAreWrittenNowhereButToTheFileOfTokens() throws Exception {
    Skips.unless(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script(1) here");
    data = folder.resolve("data");
    home = new ClientHome(Files.createDirectory(folder.resolve("home")));
    Files.createDirectory(phone().folder());
    String token;
    try (ServerProcess server =
        ServerProcess.start("--port=0", "--tls-port=0", "--data=" + data, "--verbose")) {
      to = "alice@localhost:" + server.awaitOutput(TLS_PORT);
      certificate = "--tls-fingerprint=" + server.awaitOutput(FINGERPRINT);
      registersInAPipe();
      logsInOnAScreen();
      token = home.token();
      logsInByProgram(token);
      logsInOnADumbTerminal(server.pid());
      logsInByFrames(server.awaitPort());
      logsInByNcat(to.replaceFirst(".*:", ""));
      readsFiles(data, "while it runs, ");
      assertEquals(0, server.stop());
      written.put("the server's output", server.output());
      written.put("the server's log", server.errors());
    }
    readsFiles(data, "");
    readsFiles(home.folder(), "");
    readsFiles(phone().folder(), "");
    // What is searched is what was written.
    for (Path file : List.of(data.resolve("messages.db"), home.history(), transcript())) {
      assertTrue(written.get(file.toString()).contains("alice"), file::toString);
    }
    assertTrue(written.get("the server's log").contains("AUTH"), written.get("the server's log"));
    assertTrue(written.get(home.history().toString()).contains("/login alice"));
    for (String secret : List.of(FIRST, SECOND, GUESS, token)) {
      isNowhere(secret);
    }
  }

  private Path transcript() {
    return home.folder().resolve("transcript");
  }

  private void registersInAPipe() throws Exception {
    try (Program alice = phone().starts(to, certificate)) {
      alice.types("/register\n" + FIRST + "\n").err().sees("this nick is your account now");
      alice.endsInput().exits(0);
      written.put("the registration", alice.out() + "" + alice.err());
    }
  }

  /** A screen keeps the history of what is typed, and hides the line after the command at once. */
  private void logsInOnAScreen() throws Exception {
    String guest = to.replace("alice@", "desk@");
    String[] options = {guest, certificate, "--remember", "--log=" + transcript(), "--no-color"};
    try (Program desk = home.startsAtTerminal("xterm", options)) {
      desk.out().sees("you are desk");
      desk.types("/login alice\r" + FIRST + "\r").out().sees("stays logged in as alice");
      desk.types("/key add " + TestKeys.ALICE_PUBLIC + "\r");
      desk.out().sees("that key logs you in");
      desk.types("/quit\r").exits(0);
      written.put("the screen", desk.out().toString());
    }
  }

  /** The terminal's driver shows what is typed, until the client turns that off. */
  private void logsInOnADumbTerminal(long server) throws Exception {
    String guest = to.replace("alice@", "phone@");
    try (Program phone = phone().startsAtTerminal("dumb", guest, certificate)) {
      phone.out().sees("you are phone");
      phone.types("/login alice\n").out().sees("the password of alice");
      awaitHiddenInput(phone);
      phone.types(GUESS + "\n").out().sees("wrong nick or password");
      phone.types("/login alice\n");
      phone.out().seesOneLike(Pattern.compile("(?s)the password of alice.*the password of alice"));
      awaitHiddenInput(phone);
      phone.types(SECOND + "\n").out().sees("you are logged in as alice");
      readsProcesses(phone.pid());
      readsProcesses(server);
      phone.types("/quit\n").exits(0);
      written.put("the dumb terminal", phone.out().toString());
    }
  }

  private ClientHome phone() {
    return new ClientHome(folder.resolve("phone"));
  }

  private static void awaitHiddenInput(Program terminal) throws Exception {
    long deadline = System.nanoTime() + Captured.PATIENCE.toNanos();
    boolean isHidden = false;
    while (!isHidden) {
      assertTrue(System.nanoTime() < deadline, "the terminal still shows what is typed");
      for (ProcessHandle process : descendants(terminal.pid())) {
        isHidden |= hidesInput(process.pid());
      }
    }
  }

  private static boolean hidesInput(long pid) throws Exception {
    try {
      Path device = Path.of("/proc/" + pid + "/fd/0").toRealPath();
      return FinishedCommand.run(List.of("stty", "-F", device.toString(), "-a"))
          .output()
          .contains(" -echo ");
    } catch (NoSuchFileException e) {
      return false; // The process has ended meanwhile.
    }
  }

  private static List<ProcessHandle> descendants(long pid) {
    return ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).toList();
  }

  private void logsInByProgram(String token) throws Exception {
    ClientHome program = phone();
    List<String> variable = List.of("CHAT_TOKEN=" + token);
    Program byToken = program.startsWith(variable, to, certificate, "--send", "by token");
    byToken.exits(0);
    written.put("a program with CHAT_TOKEN", byToken.out() + "" + byToken.err());
    String key = "--ssh-key=" + home.writes("key", TestKeys.ALICE);
    Program byKey = program.starts(to, certificate, key, "--send", "by key", "--json");
    byKey.exits(0);
    written.put("a program with a key", byKey.out() + "" + byKey.err());
    String guest = to.replace("alice@", "tablet@");
    try (Program pipe = program.starts(guest, certificate, "--json")) {
      pipe.types("/login alice\n" + GUESS + "\n").out().sees("wrong nick or password");
      pipe.types("/login alice\n" + FIRST + "\n").out().sees("\"nick\":\"alice\"");
      pipe.types("/password\n" + FIRST + "\n" + SECOND + "\n");
      pipe.out().sees("your password is changed");
      readsProcesses(pipe.pid());
      pipe.endsInput().awaitExit();
      written.put("a pipe", pipe.out() + "" + pipe.err());
    }
  }

  private void logsInByFrames(int port) {
    FramedUser user = FramedUser.at(port);
    user.sendsAtOnce("AUTH password alice⏎" + GUESS, "AUTH password alice⏎" + SECOND);
    user.seesOneLike("ERROR auth-failed AUTH password.*");
    user.seesOneLike("ACCOUNT alice 1");
    user.sends("HELLO 1 x " + TestServer.idOf("frames"));
    user.seesOneLike("WELCOME alice .*");
    user.sends("BYE");
    user.isCutOff();
  }

  /** Where there is an ncat; the text wire is the same without it. */
  private void logsInByNcat(String port) throws Exception {
    if (!Files.isExecutable(Path.of("/usr/bin/ncat"))) {
      System.out.println("left out: there is no ncat here");
      return;
    }
    try (Program ncat = Program.start(List.of("ncat", "--ssl", "localhost", port))) {
      ncat.types("/login alice\n" + GUESS + "\n").out().sees("wrong nick or password");
      ncat.types("/login alice\n" + SECOND + "\n").out().sees("is now alice");
      readsProcesses(ncat.pid());
      ncat.types("/quit\n").out().sees("* goodbye");
      // ncat reads its input to the end.
      ncat.endsInput().awaitExit();
      written.put("ncat", ncat.out() + "" + ncat.err());
    }
  }

  /** What ps and others show of a program and those that it has started. */
  private void readsProcesses(long pid) throws IOException {
    readsProcess(pid);
    for (ProcessHandle descendant : descendants(pid)) {
      try {
        readsProcess(descendant.pid());
      } catch (IOException e) {
        assertFalse(descendant.isAlive(), e::toString);
      }
    }
  }

  private void readsProcess(long pid) throws IOException {
    for (String file : List.of("cmdline", "environ")) {
      Path path = Path.of("/proc/" + pid, file);
      written.put(path.toString(), Files.readString(path, ISO_8859_1));
    }
  }

  private void readsFiles(Path where, String when) throws IOException {
    List<Path> exempt = List.of(home.tokens(), home.folder().resolve("key"));
    try (Stream<Path> files = Files.walk(where)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!exempt.contains(file)) {
          written.put(when + file, Files.readString(file, ISO_8859_1));
        }
      }
    }
  }

  private void isNowhere(String secret) {
    byte[] bytes = secret.getBytes(UTF_8);
    List<String> forms =
        List.of(
            secret,
            Base64.getEncoder().withoutPadding().encodeToString(bytes),
            HexFormat.of().formatHex(bytes));
    Optional<String> where =
        written.entrySet().stream()
            .filter(entry -> forms.stream().anyMatch(entry.getValue()::contains))
            .map(Map.Entry::getKey)
            .findFirst();
    assertEquals(Optional.empty(), where, "the secret " + secret + " is in it");
  }
}
