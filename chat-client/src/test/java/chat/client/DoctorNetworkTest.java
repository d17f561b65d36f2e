package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the doctor finds between the two computers. */
final class DoctorNetworkTest extends DoctorSetup {
  @Test
  void unknownNameIsFound() throws Exception {
    assertEquals(1, examine(PATIENT, "nowhere.invalid"));
    assertFinds("failed   name      no host has the name nowhere.invalid");
    assertFinds("next:  check the spelling");
    assertEquals(2, out.size(), out::toString);
  }

  @Test
  void refusedConnectionIsFound() throws Exception {
    // Nobody else gets a port that is bound, and a socket that does not listen refuses.
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertEquals(1, examine(PATIENT, "127.0.0.1:" + bound.getLocalPort()));
      assertFinds(
          "failed   connect   127.0.0.1, port %d: refused\n".formatted(bound.getLocalPort()));
      assertFinds("next:  start chat-server there");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Other systems accept more connections than the backlog.
  void filteredConnectionIsFound() throws Exception {
    try (FullBacklog busy = new FullBacklog()) {
      assertEquals(1, examine(IMPATIENT, "127.0.0.1:" + busy.port()));
      assertFinds(": filtered: no answer within 1 s\n");
      assertFinds("then open TCP port " + busy.port() + " in its firewall");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Other systems may report another error for a multicast address.
  void unreachableAddressIsFound() throws Exception {
    assertEquals(1, examine(IMPATIENT, "224.0.0.1:99"));
    assertTrue(verdict().contains("nreachable"), this::verdict);
  }

  @Test
  void silentServerIsFound() throws Exception {
    try (FakeServer server = new FakeServer()) {
      FutureTask<Integer> examination = start(IMPATIENT, server.address());
      server.accepts();
      assertEquals(1, code(examination));
      assertFinds("failed   greeting  no answer within 1 s\n");
    }
  }
}
