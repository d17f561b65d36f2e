package chat.server.log.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The devices of accounts and their tokens, in memory. Its owner's lock guards it. */
final class MemoryDevices {
  // Numbers rise, so the oldest device is the first.
  private final Map<Long, StoredDevice> devices = new TreeMap<>();
  private final Map<String, Long> byToken = new LinkedHashMap<>();
  private long last;

  /** Adds a device; returns its number. */
  long add(long account, String name, String tokenDigest, TokenScope scope, long epochMillis) {
    long number = ++last;
    devices.put(number, new StoredDevice(number, account, name, epochMillis, epochMillis, scope));
    byToken.put(tokenDigest, number);
    return number;
  }

  Optional<StoredDevice> byToken(String tokenDigest) {
    return Optional.ofNullable(byToken.get(tokenDigest)).map(devices::get);
  }

  List<StoredDevice> of(long account) {
    return devices.values().stream().filter(device -> device.account() == account).toList();
  }

  void seen(long device, long epochMillis) {
    devices.computeIfPresent(
        device,
        (n, d) -> new StoredDevice(n, d.account(), d.name(), d.created(), epochMillis, d.scope()));
  }

  /** Returns false if the account has no such device. */
  boolean revoke(long account, long device) {
    StoredDevice stored = devices.get(device);
    if (stored == null || stored.account() != account) {
      return false;
    }
    devices.remove(device);
    return byToken.values().remove(device);
  }

  /** Removes all devices of an account. */
  void remove(long account) {
    devices.values().removeIf(device -> device.account() == account);
    byToken.values().retainAll(devices.keySet());
  }
}
