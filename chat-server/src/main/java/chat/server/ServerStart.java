package chat.server;

import chat.protocol.command.UsageException;
import chat.server.announce.Announcer;
import chat.server.chat.HubSource;
import chat.server.chat.SingleHub;
import chat.server.cluster.ClusterSettings;
import chat.server.cluster.Node;
import chat.server.hub.moderation.ServerTexts;
import chat.server.listen.ServerSockets;
import chat.server.log.LogException;
import chat.server.log.MemoryLog;
import chat.server.log.sqlite.SqliteLog;
import chat.server.log.storage.Storage;
import chat.server.net.transport.Service;
import chat.server.net.transport.TlsService;
import chat.server.time.TimeSource;
import chat.server.tls.ServerTls;
import chat.server.tls.UnusableCertificateException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Starts the server that the options describe, and lets a signal stop it. The main thread. */
final class ServerStart {
  private final CommandLine command;
  private final Options options;

  /** Read by the node's thread, too. */
  private volatile Optional<ServerTls> tls = Optional.empty();

  /**
   * The start of a server.
   *
   * @param command reports options that contradict each other
   */
  ServerStart(CommandLine command, Options options) {
    this.command = command;
    this.options = options;
  }

  /** Starts the server, and prints where it is; returns why that failed, empty if it runs. */
  Optional<String> run(PrintWriter out) throws InterruptedException {
    StopSignal signal = new StopSignal(out);
    boolean hasStarted = false;
    try {
      ServerTexts texts = options.texts().read();
      ChatServer server = open(sockets(), texts);
      Operations operations = startOperations(server);
      Optional<Announcer> announcer = options.announcing().start(server.endpoints(), server.tls());
      signal.stops(
          () -> {
            if (announcer.isPresent()) {
              announcer.get().close();
            }
            operations.close();
            server.stop();
          });
      server.start();
      operations.ready();
      Banner.lines(ChatServerMain.Version.software(), server.endpoints(), stored(), server.tls())
          .forEach(out::println);
      Banner.kept(options.retention()).forEach(out::println);
      operations.announcement().ifPresent(out::println);
      out.flush();
      DescriptorLimit.warnIfTooLow(options.limits().net().connections());
      hasStarted = true;
      return Optional.empty();
    } catch (IOException | LogException | StartFailure | UnusableCertificateException e) {
      return Optional.of(e.getMessage());
    } finally {
      if (!hasStarted) {
        signal.startFailed();
      }
    }
  }

  private String stored() {
    return options
        .database()
        .map(database -> Banner.stored(database, options.data().orElseThrow()))
        .orElseGet(() -> Banner.stored(options.data()));
  }

  private Operations startOperations(ChatServer server)
      throws StartFailure, IOException, InterruptedException {
    try {
      return Operations.start(options.sight(), options.data(), server);
    } catch (StartFailure e) {
      server.stop();
      throw e;
    }
  }

  /** Waits for the address, which may show that the options contradict each other. */
  private ServerSockets sockets() throws IOException, InterruptedException {
    try {
      ServerSockets sockets = options.endpoints().await();
      options.tls().requireUse(sockets.isTls());
      return sockets;
    } catch (UsageException e) {
      throw new ParameterException(command, e.getMessage());
    }
  }

  private ChatServer open(ServerSockets sockets, ServerTexts texts)
      throws IOException, LogException, UnusableCertificateException {
    Optional<ClusterSettings> cluster =
        options.cluster(sockets.isTls(), () -> tls.map(used -> used.certificate().fingerprint()));
    if (cluster.isPresent()) {
      return open(Node.of(cluster.get()), sockets, texts);
    }
    Storage storage = openStorage();
    try {
      return open(SingleHub.of(storage), sockets, texts);
    } catch (IOException | LogException | UnusableCertificateException e) {
      storage.log().close();
      throw e;
    }
  }

  private ChatServer open(HubSource.Opening chat, ServerSockets sockets, ServerTexts texts)
      throws IOException, LogException, UnusableCertificateException {
    Optional<ServerTls> opened = options.tls().open(sockets.isTls(), options.data());
    tls = opened;
    return new ChatServer(
        () -> sockets.open(opened.map(ServerStart::service)),
        chat,
        options.limits().net(),
        new ChatServer.Settings(
            new ChatServer.Presentation(
                ChatServerMain.Version.software(), options.announcing().typedName(), texts),
            options.confirmText(),
            options.retention(),
            options.limits().hub(),
            opened),
        TimeSource.SYSTEM);
  }

  private static Service service(ServerTls tls) {
    return new TlsService(tls.engines(), TlsService.HANDSHAKE_LIMIT, tls.counts());
  }

  private Storage openStorage() throws LogException {
    return options.data().isPresent()
        ? SqliteLog.open(
                options.data().get(),
                options.waitsForDisk(),
                options.retention(),
                TimeSource.SYSTEM,
                options.maxDataBytes())
            .storage()
        : Storage.inMemory(new MemoryLog());
  }
}
