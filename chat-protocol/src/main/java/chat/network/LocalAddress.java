package chat.network;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An address of this computer, on a network device that is up. Immutable.
 *
 * @param device the network device that has it
 * @param isLoopback whether this computer alone can use it
 * @param isMulticast whether packets to all computers of a group can be sent there
 */
public record LocalAddress(
    InetAddress address, String device, boolean isLoopback, boolean isMulticast) {
  private static final int UNIQUE_LOCAL = 0xFC;
  private static final int UNIQUE_LOCAL_MASK = 0xFE;

  /**
   * Returns the addresses that can be typed: first those of the loopback device, then IPv4 before
   * IPv6. Link-local ones are left out: people would have to type their own device's name with it.
   *
   * @throws SocketException if the system does not list them
   */
  public static List<LocalAddress> all() throws SocketException {
    return of(address -> !address.isLinkLocalAddress());
  }

  /** Returns those of {@link #all} that other computers can use; none if they can't be listed. */
  public static List<LocalAddress> ofNetworks() {
    try {
      return all().stream().filter(one -> !one.isLoopback()).toList();
    } catch (SocketException e) {
      return List.of();
    }
  }

  /**
   * Returns one address of each family on each device that has multicast, of those that are wanted:
   * packets from a second one would reach the same computers again.
   *
   * @throws SocketException if the system does not list them
   */
  public static Set<InetAddress> forMulticast(Predicate<InetAddress> isWanted)
      throws SocketException {
    Set<InetAddress> chosen = new HashSet<>();
    Set<String> networks = new HashSet<>();
    for (LocalAddress one : of(isWanted)) {
      if (one.isMulticast()
          && !one.isLoopback()
          && networks.add(one.device() + one.address().getClass())) {
        chosen.add(one.address());
      }
    }
    return chosen;
  }

  /**
   * Returns the same address with a name, on the same network device. {@link
   * InetAddress#getHostName} of an address without a name queries the name server, and waits many
   * seconds for one that does not answer.
   *
   * @throws UnknownHostException never, as the length of an address is right
   */
  public static InetAddress named(InetAddress address, String name) throws UnknownHostException {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address scoped && scoped.getScopedInterface() != null) {
      return Inet6Address.getByAddress(name, bytes, scoped.getScopedInterface());
    }
    return address instanceof Inet6Address numbered && numbered.getScopeId() > 0
        ? Inet6Address.getByAddress(name, bytes, numbered.getScopeId())
        : InetAddress.getByAddress(name, bytes);
  }

  private static List<LocalAddress> of(Predicate<InetAddress> isWanted) throws SocketException {
    List<LocalAddress> found = new ArrayList<>();
    for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (device.isUp()) {
        for (InetAddress address : Collections.list(device.getInetAddresses())) {
          if (isWanted.test(address)) {
            found.add(
                new LocalAddress(
                    address,
                    device.getName(),
                    address.isLoopbackAddress(),
                    device.supportsMulticast()));
          }
        }
      }
    }
    found.sort(
        Comparator.comparing((LocalAddress one) -> !one.isLoopback())
            .thenComparing(one -> !(one.address() instanceof Inet4Address)));
    return found;
  }

  /** Returns the address, without the device that some systems append to those of IPv6. */
  public String text() {
    return AddressText.of(address).replaceAll("%.*", "");
  }

  /**
   * Returns whether only computers of the same site can use it, without a router that translates
   * it.
   */
  public boolean isPrivate() {
    return address.isSiteLocalAddress()
        || (!(address instanceof Inet4Address)
            && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL);
  }
}
