package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.fixture.FinishedCommand;
import chat.fixture.Program;
import chat.fixture.Skips;
import chat.server.fixture.ServerProcess;
import chat.server.fixture.TextUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server and a client that run from a tree's jars, while Maven builds and cleans that tree. The
 * tree is a copy whose classes are compiled already, so that Maven only packs them.
 */
@DisabledOnOs(OS.WINDOWS) // Windows lets nobody replace a file that a program has open.
final class RebuildIT {
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
  private static final List<String> MODULES =
      List.of("chat-protocol", "chat-server", "chat-client");
  private static final String JAVA_HOME = System.getProperty("java.home");
  private static final String JAVA = Path.of(JAVA_HOME, "bin", "java").toString();

  /** The exit code of env for a program that it can't find. */
  private static final int NOT_FOUND = 127;

  @TempDir private Path tree;

  @BeforeEach
  void copyTree() throws IOException {
    copy("pom.xml");
    copy(".mvn");
    copy("scripts");
    for (String module : MODULES) {
      copy(module + "/pom.xml");
      copy(module + "/src/main/resources");
      copy(module + "/target/classes");
    }
    for (String module : List.of("chat-server", "chat-client")) {
      copy(module + "/target/" + module + ".jar");
      // Newer than the sources, so that the script doesn't build it.
      Files.setLastModifiedTime(jar(module), FileTime.from(Instant.now()));
    }
  }

  private void copy(String name) throws IOException {
    Path source = PROJECT.resolve(name);
    if (Files.notExists(source)) {
      return;
    }
    try (var paths = Files.walk(source)) {
      for (Path path : paths.toList()) {
        Path target = tree.resolve(PROJECT.relativize(path));
        Files.createDirectories(target.getParent());
        if (Files.isRegularFile(path)) {
          Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  @Test
  void programsSurviveABuildOfTheirJars() throws Exception {
    try (ServerProcess server = startServer();
        Program alice = startClient("alice@" + server.address());
        TextUser bob = TextUser.at(server.awaitPort())) {
      alice.types("/who\n").err().sees("alice");
      Object serverJar = fileOf("chat-server");
      Object clientJar = fileOf("chat-client");

      maven("-Dquick", "-Dmaven.main.skip", "-Dmaven.test.skip", "package");
      assertNotEquals(serverJar, fileOf("chat-server"), "the build has replaced the jar");
      assertNotEquals(clientJar, fileOf("chat-client"), "the build has replaced the jar");
      // None of these has run before, so their classes are loaded now.
      alice.types("/help\n").err().sees("/join");
      alice.types("/join tea\nhello\n/search hello\n").out().sees("hello");
      alice.types("/rooms\n").err().sees("#tea");
      bob.sends("/rooms");
      bob.seesOneLike(".*#tea.*");
      try (TextUser browser = TextUser.at(server.awaitPort())) {
        browser.sends("GET / HTTP/1.1");
        browser.isCutOff();
      }

      maven("-Dquick", "clean");
      assertFalse(Files.exists(jar("chat-server")));
      alice.types("/history 5\n/nick carol\n/who\n").err().sees("carol");
      alice.types("/quit\n").exits(0);
      bob.sends("/topic Tea for two");
      bob.seesOneLike(".*Tea for two");
      assertEquals(0, server.stop());
      assertEquals("", server.errors());
      assertFalse(alice.err().toString().contains("Error"), alice.err()::toString);
    }
  }

  private ServerProcess startServer() throws IOException {
    String script = tree.resolve("scripts/chat-server").toString();
    return ServerProcess.start(
        List.of("env", "CHAT_JAVA=" + JAVA, script, "--port", "0", "--data", "none"));
  }

  /** Starts a client that maps an archive of classes, like one that the script starts. */
  private Program startClient(String destination) throws Exception {
    Path jar = jar("chat-client");
    Path archive = tree.resolve("chat-client/target/class-archives/test.jsa");
    Path list = archive.resolveSibling("list");
    Files.createDirectories(archive.getParent());
    run(JAVA, "-XX:DumpLoadedClassList=" + list, "-jar", jar.toString(), "--help");
    run(
        JAVA,
        "-Xshare:dump",
        "-XX:SharedClassListFile=" + list,
        "-XX:SharedArchiveFile=" + archive,
        "-cp",
        jar.toString());
    return Program.start(
        Program.command(jar, List.of("-XX:SharedArchiveFile=" + archive), destination));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    FinishedCommand ended = FinishedCommand.run(List.of(command));
    assertEquals(0, ended.exitCode(), ended::output);
  }

  /** Returns what identifies the file that a jar is in, whatever its name. */
  private Object fileOf(String module) throws IOException {
    return Files.getAttribute(jar(module), "unix:ino");
  }

  private Path jar(String module) {
    return tree.resolve(module).resolve("target").resolve(module + ".jar");
  }

  private void maven(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        List.of("env", "JAVA_HOME=" + JAVA_HOME, "mvn", "-o", "-B", "-q", "-f", tree.toString());
    List<String> whole = new ArrayList<>(command);
    whole.add("-Dmaven.repo.local=" + System.getProperty("localRepository"));
    whole.addAll(List.of(arguments));
    FinishedCommand ended = FinishedCommand.run(whole);
    if (ended.exitCode() == NOT_FOUND) {
      throw Skips.because("mvn isn't here");
    }
    if (ended.output().contains("in offline mode")) {
      throw Skips.because("mvn can't build offline: " + ended.output());
    }
    assertEquals(0, ended.exitCode(), ended::output);
  }
}
