package chat.server.doctor;

import chat.server.net.trace.AddressText;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * An address of this computer. Immutable.
 *
 * @param device the network device that has it
 * @param isLoopback whether this computer alone can use it
 */
record LocalAddress(InetAddress address, String device, boolean isLoopback) {
  private static final int UNIQUE_LOCAL = 0xFC;
  private static final int UNIQUE_LOCAL_MASK = 0xFE;

  /** Returns those by which this computer can be reached: first its own, then IPv4 before IPv6. */
  static List<LocalAddress> all() throws SocketException {
    List<LocalAddress> found = new ArrayList<>();
    for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (device.isUp()) {
        Collections.list(device.getInetAddresses()).stream()
            .filter(address -> !address.isLinkLocalAddress())
            .forEach(
                address ->
                    found.add(
                        new LocalAddress(address, device.getName(), address.isLoopbackAddress())));
      }
    }
    found.sort(
        Comparator.comparing((LocalAddress one) -> !one.isLoopback())
            .thenComparing(one -> !(one.address() instanceof Inet4Address)));
    return found;
  }

  /** The address, without the device that some systems append to those of IPv6. */
  String text() {
    return AddressText.of(address).replaceAll("%.*", "");
  }

  /** Returns who can reach it, a clause. */
  String audience() {
    if (isLoopback) {
      return "programs on this computer use it";
    }
    return isPrivate()
        ? "computers on the same network use it; others only through a router that forwards the port"
        : "computers anywhere use it, if no firewall on the way refuses";
  }

  private boolean isPrivate() {
    return address.isSiteLocalAddress()
        || (!(address instanceof Inet4Address)
            && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL);
  }
}
