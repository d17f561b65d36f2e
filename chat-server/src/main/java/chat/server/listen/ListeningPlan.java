package chat.server.listen;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * The sockets that the server is to listen on. Immutable.
 *
 * @param plain where connections are not encrypted; if the first has port 0, all get the port that
 *     the system chooses for it
 * @param tls where clients speak TLS, if they may
 */
public record ListeningPlan(List<InetSocketAddress> plain, Optional<InetSocketAddress> tls) {
  public ListeningPlan {
    plain = List.copyOf(plain);
  }
}
