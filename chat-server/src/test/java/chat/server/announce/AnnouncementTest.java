package chat.server.announce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.account.Fingerprint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a server announces, and where. */
final class AnnouncementTest {
  @Test
  void serverOnOneAddressIsAnnouncedThereAlone() throws Exception {
    InetAddress mine = InetAddress.getByName("192.0.2.1");
    InetAddress other = InetAddress.getByName("192.0.2.2");
    assertTrue(announcement("192.0.2.1").isServedAt(mine));
    assertFalse(announcement("192.0.2.1").isServedAt(other));
    assertTrue(announcement("0.0.0.0").isServedAt(other));
  }

  @Test
  void recordSaysWhetherClientsSpeakTls() {
    assertEquals(Map.of("v", "1", "tls", "0"), announcement("0.0.0.0").properties());
    Fingerprint fingerprint = Fingerprint.of(new byte[] {1});
    assertEquals(
        Map.of("v", "1", "tls", "1", "fp", fingerprint.toString()),
        new Announcement("Home", new InetSocketAddress(8029), Optional.of(fingerprint))
            .properties());
  }

  @Test
  void longNameIsCut() {
    assertEquals("x".repeat(63), named("x".repeat(100)).name());
  }

  /** A label of the DNS has at most 63 bytes: RFC 1035, 2.3.4. */
  @Test
  void longNameIsCutBetweenItsCharacters() {
    assertEquals("ü".repeat(31), named("ü".repeat(40)).name());
    assertEquals("x" + "🫖".repeat(15), named("x" + "🫖".repeat(40)).name());
  }

  private static Announcement named(String name) {
    return new Announcement(name, new InetSocketAddress(8028), Optional.empty());
  }

  private static Announcement announcement(String address) {
    return new Announcement("Home", new InetSocketAddress(address, 8028), Optional.empty());
  }
}
