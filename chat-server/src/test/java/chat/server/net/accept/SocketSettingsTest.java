package chat.server.net.accept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The options of clients' sockets. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems lack some of these options")
class SocketSettingsTest {
  @Test
  void silentPeerHasNinetySeconds() throws IOException {
    try (SocketChannel socket = SocketChannel.open()) {
      SocketSettings.apply(socket);
      assertTrue(socket.getOption(StandardSocketOptions.SO_KEEPALIVE));
      assertEquals(60, socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE));
      assertEquals(10, socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL));
      assertEquals(3, socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT));
    }
  }

  @Test
  void backlogIsBoundedOnRequest() throws IOException {
    try (SocketChannel socket = SocketChannel.open()) {
      SocketSettings.boundBacklog(socket);
      int bytes = socket.getOption(StandardSocketOptions.SO_RCVBUF);
      // Linux doubles the size, for its own administration.
      assertTrue(bytes <= 2 * SocketSettings.BACKLOG_BYTES, () -> bytes + " bytes");
      assertTrue(bytes >= SocketSettings.BACKLOG_BYTES, () -> bytes + " bytes");
    }
  }
}
