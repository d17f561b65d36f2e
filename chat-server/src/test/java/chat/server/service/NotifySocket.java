package chat.server.service;

import chat.fixture.Program;
import chat.fixture.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Receives what a program notifies systemd of: Java has no datagrams of Unix sockets, Python has.
 * The test's thread.
 */
final class NotifySocket implements AutoCloseable {
  private static final String RECEIVER =
      """
      import socket, sys
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      s.bind(sys.argv[1])
      print('bound', flush=True)
      while True: print(s.recv(4096).decode(), flush=True)
      """;

  private final Path path;
  private final Program receiver;

  private NotifySocket(Path path, Program receiver) {
    this.path = path;
    this.receiver = receiver;
  }

  static NotifySocket in(Path folder) throws IOException, InterruptedException {
    for (String program : List.of("systemd-notify", "python3")) {
      Skips.unless(isInstalled(program), program + " is not installed");
    }
    Path path = folder.resolve("notify");
    Program receiver = Program.start(List.of("python3", "-c", RECEIVER, path.toString()));
    receiver.out().sees("bound");
    return new NotifySocket(path, receiver);
  }

  static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  Path path() {
    return path;
  }

  void receives(String notification) throws InterruptedException {
    receiver.out().sees(notification);
  }

  /** Returns all notifications so far. */
  String received() {
    return receiver.out().toString();
  }

  @Override
  public void close() {
    receiver.close();
  }
}
