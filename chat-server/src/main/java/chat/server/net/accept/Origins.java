package chat.server.net.accept;

import chat.network.AddressText;
import chat.server.hub.peer.Origin;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Determines the origins of addresses. Any thread. */
public final class Origins {
  private static final int NETWORK_BYTES = 8;

  private Origins() {}

  /** Returns an address's origin. The JDK has turned IPv4-mapped addresses into IPv4 already. */
  public static Origin of(InetAddress address) {
    String key =
        address instanceof Inet6Address && !address.isLoopbackAddress()
            ? AddressText.of(network(address)) + "/64"
            : AddressText.of(address);
    return new Origin(key, address.isLoopbackAddress());
  }

  private static InetAddress network(InetAddress address) {
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(address + " has no 16 bytes", e);
    }
  }
}
