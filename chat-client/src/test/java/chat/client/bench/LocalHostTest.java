package chat.client.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;

final class LocalHostTest {
  @Test
  void everyAddressOfThisComputerIsLocal() throws Exception {
    assertTrue(LocalHost.is("localhost"));
    assertTrue(LocalHost.is("127.0.0.1"));
    assertTrue(LocalHost.is("::1"));
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .forEach(address -> assertTrue(LocalHost.is(address.getHostAddress())));
  }

  @Test
  void addressOfAnotherComputerIsNotLocal() {
    // RFC 5737 reserves this address for documentation: no computer has it.
    assertFalse(LocalHost.is("192.0.2.1"));
  }
}
