package chat.server;

import chat.server.net.accept.Listener;
import chat.server.net.accept.Listener.Inherited;
import chat.server.net.accept.Listeners;
import chat.server.net.transport.PlainService;
import chat.server.net.transport.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The addresses and ports that the server listens on: those of its options; a socket that it
 * inherits replaces the one of the same kind. The main thread.
 *
 * @param host the address, by name or number
 * @param tlsPort the port for TLS; empty for none
 */
record Endpoints(BindAddress host, int port, OptionalInt tlsPort) {

  /** What is to be listened on, at addresses that this computer has now. */
  interface Source {
    /**
     * Listens.
     *
     * @param tls serves connections over TLS, if there is a port for them
     * @throws IOException if an address can't be listened on; the message says what to do
     */
    Listeners open(Optional<Service> tls) throws IOException;
  }

  /**
   * Waits until this computer has the address, unless everything is inherited.
   *
   * @throws IOException if the host is unknown
   */
  Source await() throws IOException, InterruptedException {
    Optional<Inherited> inherited = Listener.inherited();
    if (inherited.isPresent() && tlsPort.isEmpty()) {
      return tls ->
          Listeners.of(List.of(inherited.get().serve(new PlainService(OptionalInt.empty()))));
    }
    InetAddress address = host.await();
    return tls -> open(address, inherited, tls);
  }

  private Listeners open(InetAddress address, Optional<Inherited> inherited, Optional<Service> tls)
      throws IOException {
    List<Listener> listeners = new ArrayList<>();
    try {
      OptionalInt boundTls = OptionalInt.empty();
      if (tls.isPresent()) {
        Optional<Inherited> socket = inherited.filter(this::isForTls);
        listeners.add(
            socket.isPresent()
                ? socket.get().serve(tls.get())
                : host.bind(address, tlsPort.getAsInt(), "--tls-port", tls.get()));
        boundTls = OptionalInt.of(listeners.get(0).endpoint().address().getPort());
      }
      Service plain = new PlainService(boundTls);
      Optional<Inherited> socket = inherited.filter(found -> !isForTls(found));
      listeners.add(
          0,
          socket.isPresent()
              ? socket.get().serve(plain)
              : host.bind(address, port, "--port", plain));
      return Listeners.of(listeners);
    } catch (IOException e) {
      for (Listener listener : listeners) {
        listener.close();
      }
      throw e;
    }
  }

  private boolean isForTls(Inherited socket) {
    return tlsPort.equals(OptionalInt.of(socket.address().getPort()));
  }
}
