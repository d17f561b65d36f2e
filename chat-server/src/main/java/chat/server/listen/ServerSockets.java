package chat.server.listen;

import chat.server.net.accept.Listener;
import chat.server.net.accept.Listener.Inherited;
import chat.server.net.accept.Listeners;
import chat.server.net.transport.PlainService;
import chat.server.net.transport.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Opens the sockets of a plan. The main thread.
 *
 * @param host what was typed for the address
 * @param inherited the socket that this process has inherited, if the plan names its address
 */
public record ServerSockets(BindAddress host, ListeningPlan plan, Optional<Inherited> inherited) {
  private static final String PORT = "--port";

  /** Returns whether clients may speak TLS. */
  public boolean isTls() {
    return plan.tls().isPresent();
  }

  /**
   * Listens; the plain sockets come first.
   *
   * @param tls serves connections over TLS, if there is a socket for them
   * @throws IOException if an address can't be listened on; the message says what to do
   */
  public Listeners open(Optional<Service> tls) throws IOException {
    List<Listener> listeners = new ArrayList<>();
    try {
      OptionalInt tlsPort = OptionalInt.empty();
      if (plan.tls().isPresent()) {
        // The plain service has to know the port.
        Listener listener = open(plan.tls().get(), "--tls-port", tls.orElseThrow());
        listeners.add(listener);
        tlsPort = OptionalInt.of(listener.endpoint().address().getPort());
      }
      openPlain(new PlainService(tlsPort), listeners);
      if (isTls()) {
        listeners.add(listeners.remove(0));
      }
      return Listeners.of(listeners);
    } catch (IOException e) {
      for (Listener listener : listeners) {
        listener.close();
      }
      throw e;
    }
  }

  private void openPlain(Service service, List<Listener> listeners) throws IOException {
    Listener first = open(plan.plain().get(0), PORT, service);
    listeners.add(first);
    int port = first.endpoint().address().getPort();
    for (InetSocketAddress other : plan.plain().subList(1, plan.plain().size())) {
      // A computer without IPv6 has no ::1.
      if (BindAddress.isPresent(Optional.of(other.getAddress()))) {
        InetSocketAddress samePort = new InetSocketAddress(other.getAddress(), port);
        listeners.add(open(samePort, PORT, service));
      }
    }
  }

  private Listener open(InetSocketAddress wanted, String option, Service service)
      throws IOException {
    if (inherited.isPresent() && inherited.get().address().equals(wanted)) {
      return inherited.get().serve(service);
    }
    return host.bind(wanted.getAddress(), wanted.getPort(), option, service);
  }
}
