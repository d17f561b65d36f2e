package chat.server.net.accept;

import chat.network.AddressText;
import chat.protocol.Limits;
import java.net.InetSocketAddress;

/**
 * An address and a port on which clients are served.
 *
 * @param isTls whether they speak TLS there
 */
public record Endpoint(InetSocketAddress address, boolean isTls) {

  /** Returns whether this computer alone can use it. */
  public boolean isLocal() {
    return address.getAddress().isLoopbackAddress();
  }

  /**
   * Returns the command line that connects to it.
   *
   * @param host how people reach the address
   */
  public String clientCommand(String host) {
    int usual = isTls ? Limits.TLS_PORT : Limits.PORT;
    String port = address.getPort() == usual ? "" : ":" + address.getPort();
    return "chat-client " + (isTls ? "--tls " : "") + AddressText.bracketed(host) + port;
  }

  /**
   * Returns the command line of a program that is not ours and connects to it.
   *
   * @param host how people reach the address
   */
  public String ncCommand(String host) {
    return "%s %s %d".formatted(isTls ? "ncat --ssl" : "nc", host, address.getPort());
  }
}
