package chat.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses of the computer that runs the test, which all have a loopback address. */
class LocalAddressTest {
  @Test
  void ownAddressesComeFirstAndLinkLocalOnesNever() throws Exception {
    List<LocalAddress> all = LocalAddress.all();
    assertTrue(all.get(0).isLoopback(), all::toString);
    assertEquals("127.0.0.1", all.get(0).text());
    List<LocalAddress> ofNetworks = LocalAddress.ofNetworks();
    assertEquals(ofNetworks, all.subList(all.size() - ofNetworks.size(), all.size()));
    assertTrue(ofNetworks.stream().noneMatch(LocalAddress::isLoopback), ofNetworks::toString);
    for (LocalAddress one : all) {
      assertFalse(one.address().isLinkLocalAddress(), one::toString);
      assertFalse(one.text().contains("%"), one::text);
    }
  }

  @Test
  void oneAddressOfEachFamilyAndDeviceIsForMulticast() throws Exception {
    Set<InetAddress> chosen = LocalAddress.forMulticast(address -> true);
    long networks =
        LocalAddress.all().stream()
            .filter(one -> chosen.contains(one.address()))
            .map(one -> one.device() + one.address().getClass())
            .distinct()
            .count();
    assertEquals(
        LocalAddress.all().stream().filter(one -> chosen.contains(one.address())).count(),
        networks);
    assertTrue(chosen.stream().noneMatch(InetAddress::isLoopbackAddress), chosen::toString);
    assertEquals(Set.of(), LocalAddress.forMulticast(address -> false));
  }

  /** The text of an address contains the name only if no name server need be asked for it. */
  @ParameterizedTest
  @ValueSource(strings = {"192.168.1.5", "fd00::2", "fe80::1%1", "::1"})
  void namedAddressNeedsNoNameServer(String text) throws Exception {
    InetAddress address = InetAddress.getByName(text);
    InetAddress named = LocalAddress.named(address, "chat-client-7");
    assertEquals("chat-client-7/" + address.getHostAddress(), named.toString());
    assertEquals(address, named);
  }

  @Test
  void namedAddressStaysOnItsDevice() throws Exception {
    for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(device.getInetAddresses())) {
        InetAddress named = LocalAddress.named(address, "me");
        assertEquals("me/" + address.getHostAddress(), named.toString());
        assertEquals(device, NetworkInterface.getByInetAddress(named));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.5, true",
    "10.0.0.1, true",
    "192.0.2.7, false",
    "fd00::2, true",
    "2001:db8::7, false",
  })
  void addressesOfASiteArePrivate(String address, boolean isPrivate) throws Exception {
    assertEquals(
        isPrivate,
        new LocalAddress(InetAddress.getByName(address), "eth0", false, true).isPrivate());
  }
}
