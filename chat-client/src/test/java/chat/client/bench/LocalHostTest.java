package chat.client.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;

final class LocalHostTest {
  @Test
  void thisComputerByAnyOfItsAddresses() throws Exception {
    assertTrue(LocalHost.is("localhost"));
    assertTrue(LocalHost.is("127.0.0.1"));
    assertTrue(LocalHost.is("::1"));
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .forEach(address -> assertTrue(LocalHost.is(address.getHostAddress())));
  }

  @Test
  void anotherComputer() {
    // An address for documentation, RFC 5737: nobody's.
    assertFalse(LocalHost.is("192.0.2.1"));
  }
}
