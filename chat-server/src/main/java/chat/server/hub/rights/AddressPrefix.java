package chat.server.hub.rights;

import java.util.Locale;
import java.util.Optional;

/**
 * An IPv4 address, the network of an IPv6 address, or a prefix of either. Of an IPv6 address only
 * the first 64 bits count, since one customer of a provider usually has all addresses of those.
 *
 * @param isIpv6 whether the bits are those of an IPv6 address
 * @param bits the bits of the prefix, the first one highest, and zeros after them
 * @param length how many bits count
 */
public record AddressPrefix(boolean isIpv6, long bits, int length) {
  private static final int IPV4_BITS = 32;
  private static final int NETWORK_BITS = 64;
  private static final int IPV6_BITS = 128;
  private static final int GROUPS = 8;
  private static final int LOOPBACK = 127;
  private static final String MAPPED = "::ffff:";

  public AddressPrefix {
    bits = length == 0 ? 0 : bits & (-1L << (NETWORK_BITS - length));
  }

  /**
   * Parses an address or a prefix, like {@code 192.0.2.7}, {@code 10.0.0.0/8} or {@code
   * 2001:db8::/56}; empty if it is neither.
   */
  public static Optional<AddressPrefix> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean isMapped = lower.startsWith(MAPPED) && lower.indexOf('.') > 0;
    String[] parts = (isMapped ? lower.substring(MAPPED.length()) : lower).split("/", -1);
    boolean isIpv6 = parts[0].indexOf(':') >= 0;
    int most = isIpv6 ? IPV6_BITS : IPV4_BITS;
    int length = parts.length == 1 ? most : number(parts[1], 10, 3, most);
    Optional<Long> bits = isIpv6 ? ipv6(parts[0]) : ipv4(parts[0]);
    return parts.length > 2 || length < 0 || bits.isEmpty()
        ? Optional.empty()
        : Optional.of(new AddressPrefix(isIpv6, bits.get(), Math.min(length, NETWORK_BITS)));
  }

  private static Optional<Long> ipv4(String text) {
    String[] bytes = text.split("\\.", -1);
    long bits = 0;
    for (String each : bytes) {
      int value = number(each, 10, 3, 255);
      if (value < 0) {
        return Optional.empty();
      }
      bits = bits << 8 | value;
    }
    return bytes.length == 4 ? Optional.of(bits << IPV4_BITS) : Optional.empty();
  }

  /** Returns the first 64 bits. */
  private static Optional<Long> ipv6(String text) {
    String[] halves = text.split("::", -1);
    String[] before = groups(halves[0]);
    String[] after = halves.length == 2 ? groups(halves[1]) : new String[0];
    int left = GROUPS - before.length - after.length;
    if (halves.length > 2 || (halves.length == 2 ? left < 1 : left != 0)) {
      return Optional.empty();
    }
    long bits = 0;
    for (int i = 0; i < GROUPS; i++) {
      int fromEnd = i - (GROUPS - after.length);
      String group = i < before.length ? before[i] : fromEnd >= 0 ? after[fromEnd] : "0";
      int value = number(group, 16, 4, 0xffff);
      if (value < 0) {
        return Optional.empty();
      }
      bits = i < GROUPS / 2 ? bits << 16 | value : bits;
    }
    return Optional.of(bits);
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  /** Returns a number from 0 to the largest; -1 if the text is none. */
  private static int number(String text, int radix, int maxChars, int most) {
    if (text.isEmpty() || text.length() > maxChars) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number * radix + digit;
    }
    return number <= most ? number : -1;
  }

  /** Returns the prefix of this one with that many bits. */
  AddressPrefix cut(int bitCount) {
    return new AddressPrefix(isIpv6, bits, bitCount);
  }

  /** Returns whether it is one address of IPv4, or one network of IPv6. */
  public boolean isSingle() {
    return length == (isIpv6 ? NETWORK_BITS : IPV4_BITS);
  }

  /** Returns whether it has addresses of the server's own computer alone. */
  public boolean isLoopback() {
    return isIpv6 ? isSingle() && bits == 0 : length >= 8 && bits >>> 56 == LOOPBACK;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (isIpv6) {
      for (int i = 0; i < GROUPS / 2 && bits << (16 * i) != 0; i++) {
        text.append(Long.toHexString(bits >>> (48 - 16 * i) & 0xffff)).append(':');
      }
      return text.append(text.isEmpty() ? "::/" : ":/").append(length).toString();
    }
    for (int i = 0; i < 4; i++) {
      text.append(i == 0 ? "" : ".").append(bits >>> (56 - 8 * i) & 0xff);
    }
    return isSingle() ? text.toString() : text.append('/').append(length).toString();
  }
}
