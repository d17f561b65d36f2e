package chat.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import chat.fixture.Program;
import chat.fixture.Skips;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the TLS benchmark compile, and fan out over TLS for a second. */
class TlsBenchmarkIT {
  private static final Path SOURCES = Path.of("src", "test", "c");
  private static final Pattern PORT = Pattern.compile("port (\\d+)\\R");
  private static final Pattern RESULT =
      Pattern.compile("members +10: deliveries/s +(\\d+), .*, lost connections 0\\R");

  @TempDir private Path folder;

  @BeforeEach
  void needsCompilerAndHeaders() throws Exception {
    Path source =
        Files.writeString(folder.resolve("check.c"), "#include <openssl/ssl.h>\nint main() {}\n");
    Skips.unless(
        runs("gcc", "-o", folder.resolve("check").toString(), source.toString(), "-lssl"),
        "gcc or OpenSSL's headers (libssl-dev) are not installed");
    Skips.unless(runs("openssl", "version"), "openssl is not installed");
    Skips.unless(Files.exists(Path.of("/proc/self/stat")), "this system has no /proc");
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return FinishedCommand.run(List.of(command)).exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String compiled(String name) throws Exception {
    String program = folder.resolve(name).toString();
    String source = SOURCES.resolve(name + ".c").toString();
    FinishedCommand gcc =
        FinishedCommand.run(
            List.of("gcc", "-O2", "-Wall", "-o", program, source, "-lssl", "-lcrypto"));
    assertEquals(new FinishedCommand(0, ""), gcc);
    return program;
  }

  private static void assertFansOut(String load, String wire, int port, long pid) throws Exception {
    FinishedCommand ended =
        FinishedCommand.run(List.of(load, wire, "" + port, "" + pid, "fan-out", "10", "10", "0.7"));
    assertEquals(0, ended.exitCode(), ended.output());
    Matcher result = RESULT.matcher(ended.output());
    assertTrue(result.matches(), ended.output());
    assertTrue(Long.parseLong(result.group(1)) > 0, ended.output());
  }

  private void assertFloorFansOut(String load, String wire, String... files) throws Exception {
    List<String> command = new ArrayList<>(List.of(compiled("tls-floor"), wire));
    command.addAll(List.of(files));
    try (Program floor = Program.start(command)) {
      int port = Integer.parseInt(floor.out().seesOneLike(PORT).group(1));
      assertFansOut(load, wire, port, floor.pid());
    }
  }

  @Test
  void floorAndServerFanOutToTheLoad() throws Exception {
    String load = compiled("tls-load");
    String key = folder.resolve("key.pem").toString();
    String certificate = folder.resolve("certificate.pem").toString();
    FinishedCommand openssl =
        FinishedCommand.run(
            List.of(
                ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2"
                        + " -subj /CN=localhost -keyout "
                        + key
                        + " -out "
                        + certificate)
                    .split(" ")));
    assertEquals(0, openssl.exitCode(), openssl.output());
    assertFloorFansOut(load, "tls", certificate, key);
    assertFloorFansOut(load, "plain");
    try (TestServer server = new ServerSetup().rate(0).overTls().start()) {
      assertFansOut(load, "tls", server.tlsPort(), ProcessHandle.current().pid());
    }
  }
}
