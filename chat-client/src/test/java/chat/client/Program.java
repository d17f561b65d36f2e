package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A built jar that runs as a process of its own, on the Java that runs the tests. */
final class Program implements AutoCloseable {
  private static final String CLIENT = "target/chat-client.jar";
  private static final String SERVER = "../chat-server/target/chat-server.jar";

  private final Process process;
  private final Captured out = new Captured();
  private final Captured err = new Captured();
  private final List<Thread> copiers = new ArrayList<>();
  private volatile String lastLine = "no such line";

  private Program(String jar, List<String> jvmOptions, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-jar", new File(jar).getAbsolutePath()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Some locale that knows no UTF-8: what a pipe gets must not depend on it.
    builder.environment().put("LC_ALL", "C");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    // Nor on the settings of whoever runs the tests, wherever this system has them.
    String nobody = Path.of("target", "nobody").toAbsolutePath().toString();
    for (String folder : List.of("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")) {
      builder.environment().put(folder, nobody);
    }
    builder.environment().put("APPDATA", nobody);
    builder.environment().put("LOCALAPPDATA", nobody);
    builder.environment().remove("NO_COLOR");
    process = builder.start();
    copy(process.getInputStream(), out);
    copy(process.getErrorStream(), err);
  }

  static Program client(String... args) throws IOException {
    return new Program(CLIENT, List.of(), args);
  }

  static Program clientOfAccount(String account, String... args) throws IOException {
    return new Program(CLIENT, List.of("-Duser.name=" + account), args);
  }

  /** The real server, on a port of its own, when it listens. */
  static Program server(String... options) throws Exception {
    return server(0, "none", options);
  }

  /** The same on a port, with its messages kept in a folder. */
  static Program server(int port, String data, String... options) throws Exception {
    List<String> args = new ArrayList<>(List.of("--rate", "0", "--data", data));
    args.addAll(List.of("--port", Integer.toString(port)));
    args.addAll(List.of(options));
    Program server = new Program(SERVER, List.of(), args.toArray(String[]::new));
    server.out.sees("join from this computer");
    return server;
  }

  int port() {
    return Integer.parseInt(address().replaceAll(".*:", ""));
  }

  /** Where a server listens, as it is typed. */
  String address() {
    return "localhost:"
        + out.toString().replaceAll("(?s).*listening on [^\\n]*port ([0-9]+).*", "$1");
  }

  Program types(String text) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write(text.getBytes(UTF_8));
    in.flush();
    return this;
  }

  Program endsInput() throws IOException {
    process.getOutputStream().close();
    return this;
  }

  Captured out() {
    return out;
  }

  Captured err() {
    return err;
  }

  void exits(int code) throws InterruptedException {
    assertTrue(
        process.waitFor(Captured.PATIENCE.toSeconds(), TimeUnit.SECONDS),
        () -> "still running; printed <" + out + "> and <" + err + ">");
    for (Thread copier : copiers) {
      copier.join();
    }
    assertEquals(code, process.exitValue(), () -> "printed <" + out + "> and <" + err + ">");
  }

  void exits(int code, String errorLines) throws InterruptedException {
    exits(code);
    assertEquals(errorLines, err.toString());
  }

  /** As SIGTERM does. */
  void isStopped() {
    // Not process.destroy(): that would close what its last words are read from.
    process.toHandle().destroy();
  }

  /** As SIGKILL does. */
  void isKilled() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Once this line has come, nobody reads its standard output any more, as with {@code head}. */
  Program outputIsReadUntil(String line) {
    lastLine = line;
    return this;
  }

  void closesOutput() throws InterruptedException {
    copiers.get(0).join(Captured.PATIENCE.toMillis());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void copy(InputStream from, OutputStream to) {
    Thread copier = new Thread(() -> copyToEnd(from, to), "copier");
    copier.setDaemon(true);
    copier.start();
    copiers.add(copier);
  }

  private void copyToEnd(InputStream from, OutputStream to) {
    byte[] chunk = new byte[8 * 1024];
    try (from) {
      int count = from.read(chunk);
      while (count >= 0) {
        to.write(chunk, 0, count);
        count = to.toString().contains(lastLine) ? -1 : from.read(chunk);
      }
    } catch (IOException e) {
      // The process was ended with its output unread.
    }
  }
}
