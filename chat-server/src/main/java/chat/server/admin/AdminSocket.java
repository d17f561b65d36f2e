package chat.server.admin;

import chat.file.OwnerOnlyFiles;
import chat.server.measure.ServerView;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the operator's commands, one connection at a time, each for a limited time. A thread of
 * its own; the thread that holds the folder's lock opens and closes it.
 */
public final class AdminSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdminSocket.class);

  private static final Duration READ_LIMIT = Duration.ofSeconds(2);
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);
  private static final int MAX_COMMAND_BYTES = 64 << 10;
  private static final int MAX_PENDING = 8;
  private static final long PAUSE_MILLIS = 100;

  private final Path file;
  private final ServerSocketChannel listener;
  private final AdminLine commands;

  private AdminSocket(Path file, ServerSocketChannel listener, AdminLine commands) {
    this.file = file;
    this.listener = listener;
    this.commands = commands;
  }

  /**
   * Opens the socket in a folder that this process has locked, in place of one that a killed server
   * has left. If that fails, the server runs without it, and says so once.
   */
  public static Optional<AdminSocket> open(Path folder, ServerView server, AdminCommands commands) {
    try {
      UnixDomainSocketAddress address = AdminFile.address(folder);
      Path file = AdminFile.in(folder);
      deleteSocket(file);
      AdminSocket socket = new AdminSocket(file, listen(address), new AdminLine(server, commands));
      socket.start();
      return Optional.of(socket);
    } catch (IOException | UnsupportedOperationException e) {
      LOG.info("--status and admin will not find this server: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Deletes a socket, if there is one; a file or a link of that name is somebody else's. */
  private static void deleteSocket(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther()) {
      throw new IOException(file + " is not a socket. Move it away, and restart the server");
    }
    Files.delete(file);
  }

  private static ServerSocketChannel listen(UnixDomainSocketAddress address) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      listener.bind(address, MAX_PENDING);
      OwnerOnlyFiles.restrict(address.getPath());
      closePending(listener);
      return listener;
    } catch (IOException e) {
      listener.close();
      throw e;
    }
  }

  /** Another user may have connected before the file's permissions were restricted. */
  private static void closePending(ServerSocketChannel listener) throws IOException {
    listener.configureBlocking(false);
    SocketChannel early = listener.accept();
    while (early != null) {
      early.close();
      early = listener.accept();
    }
    listener.configureBlocking(true);
  }

  private void start() {
    Thread thread = new Thread(this::answerAll, "admin");
    thread.setDaemon(true);
    thread.start();
  }

  private void answerAll() {
    try {
      while (true) {
        answerNext();
      }
    } catch (ClosedChannelException e) {
      // The server stops.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answerNext() throws ClosedChannelException, InterruptedException {
    try (TimedChannel channel = new TimedChannel(listener.accept())) {
      String line = channel.readLine(MAX_COMMAND_BYTES, READ_LIMIT);
      channel.write(commands.answer(channel.operator(), line), WRITE_LIMIT);
    } catch (ClosedChannelException e) {
      if (!listener.isOpen()) {
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("can't answer a command: {}", e.getMessage());
      if (!listener.isOpen()) {
        throw new ClosedChannelException();
      }
      // Most likely the program was too slow. If no descriptors are left, a retry would spin.
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      deleteSocket(file);
    } catch (IOException e) {
      LOG.debug("can't remove {}: {}", file, e.getMessage());
    }
  }
}
