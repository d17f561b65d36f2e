package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.client.config.Destination;
import chat.client.config.LoadedSettings;
import chat.client.config.Settings;
import chat.client.config.TestHome;
import chat.client.discovery.FoundServer;
import chat.client.discovery.ServerFinder;
import chat.client.net.Connected;
import chat.client.net.ServerAddress;
import chat.client.view.Stdio;
import chat.fixture.Captured;
import chat.protocol.account.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A computer without a server, whose user names none. What announces itself on the network is given
 * by the test.
 */
final class ComputerWithoutServer {
  /** Nobody else gets a port that is bound, and a socket that does not listen refuses. */
  private static final Socket BOUND = bind();

  private final Path folder;
  private final TlsHome home;
  private final Captured out = new Captured();

  ComputerWithoutServer(Path folder) {
    this.folder = folder;
    this.home = new TlsHome(folder);
  }

  TlsHome home() {
    return home;
  }

  Captured out() {
    return out;
  }

  static FoundServer found(String name, String destination, Optional<Fingerprint> print) {
    int colon = destination.lastIndexOf(':');
    return new FoundServer(
        name,
        List.of(destination.substring(0, colon)),
        Integer.parseInt(destination.substring(colon + 1)),
        print.isPresent(),
        print);
  }

  /** A server with TLS at this address. */
  static FoundServer office(FakeServer server, Fingerprint announced) {
    return found("the office", server.address(), Optional.of(announced));
  }

  static ServerFinder finding(FoundServer... servers) {
    return () -> List.of(servers);
  }

  /** Returns the settings of a user who typed this, on a computer where nothing listens. */
  private LoadedSettings typed(String... options) throws IOException {
    LoadedSettings loaded = new TestHome(folder).starts(options);
    Settings settings = loaded.settings();
    ServerAddress here =
        new ServerAddress("localhost", closedPort(), settings.destination().address().tls());
    return new LoadedSettings(
        new Settings(
            new Destination(Optional.empty(), here),
            settings.rooms(),
            settings.link(),
            settings.pipe(),
            settings.display()),
        List.of(),
        loaded.store());
  }

  /** Returns a port that refuses connections. */
  static int closedPort() {
    return BOUND.getLocalPort();
  }

  private static Socket bind() {
    Socket socket = new Socket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return socket;
  }

  CompletableFuture<Connected> starts(
      boolean isTerminal, String input, ServerFinder finder, String... options) throws IOException {
    Stdio stdio =
        new Stdio(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            out,
            new Captured(),
            isTerminal,
            UTF_8);
    FirstConnection first =
        new FirstConnection(typed(options), stdio, home.environment(), TestClient.QUICK, finder);
    CompletableFuture<Connected> opened = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                opened.complete(first.open());
              } catch (IOException | InterruptedException | AssertionError e) {
                opened.completeExceptionally(e);
              }
            },
            "client")
        .start();
    return opened;
  }

  CompletableFuture<Connected> types(String input, FoundServer... servers) throws IOException {
    return starts(true, input, finding(servers));
  }

  static String failure(CompletableFuture<Connected> opened) {
    ExecutionException e =
        assertThrows(
            ExecutionException.class,
            () -> opened.get(Captured.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    return assertInstanceOf(IOException.class, e.getCause()).getMessage();
  }

  static void isConnected(CompletableFuture<Connected> opened) throws Exception {
    opened.get(Captured.PATIENCE.toSeconds(), TimeUnit.SECONDS).network().close();
  }
}
