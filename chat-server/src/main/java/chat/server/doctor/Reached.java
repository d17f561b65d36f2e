package chat.server.doctor;

import chat.network.LocalAddress;
import chat.server.net.accept.Endpoint;
import java.net.InetSocketAddress;

/** A chat server that answers at an address of this computer. Immutable. */
record Reached(LocalAddress address, int port, boolean isTls) {

  boolean isOutside() {
    return !address.isLoopback();
  }

  /** Returns what others type to connect. */
  String command() {
    return new Endpoint(new InetSocketAddress(address.address(), port), isTls)
        .clientCommand(address.text());
  }
}
