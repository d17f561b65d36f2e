package chat.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Writes addresses as people do: IPv6 in the short form of RFC 5952. Any thread. */
public final class AddressText {
  private static final int GROUPS = 8;

  private AddressText() {}

  /** Returns an address alone, like {@code 192.0.2.7} or {@code ::1}. */
  public static String of(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    String[] parts = address.getHostAddress().split("%", 2);
    return shortened(List.of(parts[0].split(":", -1))) + (parts.length > 1 ? "%" + parts[1] : "");
  }

  /** Returns a host as it is written before a port: an IPv6 address in brackets. */
  public static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** Returns an address and its port, like {@code [::1]:8028}. */
  public static String of(InetSocketAddress address) {
    return bracketed(of(address.getAddress())) + ":" + address.getPort();
  }

  /** Replaces the first of the longest runs of zeros, if it has two or more, by two colons. */
  private static String shortened(List<String> groups) {
    int from = 0;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = 0;
      while (i + run < GROUPS && groups.get(i + run).equals("0")) {
        run++;
      }
      if (run > length) {
        from = i;
        length = run;
      }
    }
    if (length < 2) {
      return String.join(":", groups);
    }
    List<String> rest = groups.subList(from + length, GROUPS);
    return String.join(":", groups.subList(0, from)) + "::" + String.join(":", rest);
  }
}
