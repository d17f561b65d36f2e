package chat.client.doctor;

import chat.client.net.ServerAddress;
import chat.notation.Finding;
import chat.protocol.ConnectionMessage;
import chat.protocol.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Takes the steps in order, and stops when the next ones can't succeed. The main thread. */
final class Doctor {
  private final ServerAddress server;
  private final Patience patience;
  private final Clock clock;
  private final TlsCheck tls;
  private final Consumer<Finding> findings;

  Doctor(ServerAddress server, Patience patience, Clock clock, TlsCheck tls) {
    this.server = server;
    this.patience = patience;
    this.clock = clock;
    this.tls = tls;
    this.findings = tls.findings();
  }

  void run() throws InterruptedException {
    List<InetAddress> all = new NameCheck(patience, findings).addresses(server.host());
    RouteCheck routes = new RouteCheck(findings);
    List<InetAddress> routed =
        all.stream()
            .filter(
                address ->
                    routes.hasRoute(new InetSocketAddress(address, server.port()), all.size() == 1))
            .toList();
    if (routed.isEmpty()) {
      return;
    }
    OptionalInt tlsPort = server.tls() ? OptionalInt.empty() : OptionalInt.of(Limits.TLS_PORT);
    Optional<Socket> socket =
        new ConnectCheck(patience, tlsPort, findings).connect(routed, server.port());
    if (socket.isPresent() && server.tls()) {
      talkEncrypted(socket.get());
    } else if (socket.isPresent()) {
      talk(socket.get(), socket.get());
    }
  }

  private void talkEncrypted(Socket network) throws InterruptedException {
    try (network) {
      Optional<Socket> encrypted = tls.encrypt(network, server, patience.answer());
      if (encrypted.isPresent()) {
        talk(encrypted.get(), network);
      }
    } catch (IOException e) {
      // Only closing throws this, and the connection is closed even so.
    }
  }

  private void talk(Socket socket, Socket network) throws InterruptedException {
    try (Conversation conversation = new Conversation(socket, network, patience.answer())) {
      if (!new GreetingCheck(server, findings).isChat(conversation)) {
        return;
      }
      Optional<ConnectionMessage.Welcome> welcome = new LoginCheck(findings).welcome(conversation);
      if (welcome.isPresent()) {
        new MessageChecks(conversation, welcome.get(), clock, findings).run(patience.large());
      }
    } catch (IOException e) {
      findings.accept(
          Finding.failed(
              Step.GREETING,
              "the connection broke at once: " + Failures.reason(e),
              "the server, or a firewall between, closes connections from here",
              "look into the server's log"));
    }
  }
}
