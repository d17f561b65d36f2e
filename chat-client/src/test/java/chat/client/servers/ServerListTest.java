package chat.client.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.net.ServerAddress;
import chat.protocol.ServerLimits.Peer;
import chat.protocol.account.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServerListTest {
  private static final ServerAddress A = new ServerAddress("a", 1);
  private static final ServerAddress B = new ServerAddress("b", 2);
  private static final ServerAddress C = new ServerAddress("c", 3);
  private static final Fingerprint SHOWN = Fingerprint.of(new byte[] {1});

  private static List<ServerAddress> round(ServerList servers) {
    List<ServerAddress> round = new ArrayList<>();
    while (servers.hasUntried()) {
      round.add(servers.take());
    }
    return round;
  }

  @Test
  void onlyServerIsTriedAgain() {
    ServerList servers = new ServerList(List.of(A), A);
    assertFalse(servers.isSeveral());
    assertFalse(servers.hasUntried());
    assertEquals(A, servers.take());
    servers.welcomed(List.of());
    servers.moved(Optional.empty());
    assertEquals(A, servers.take());
    assertEquals(Optional.empty(), servers.shown());
  }

  @Test
  void roundTriesEachServerOnceAndTheLostOneLast() {
    ServerList servers = new ServerList(List.of(A, B, C), B);
    servers.welcomed(List.of());
    servers.lost();
    assertEquals(List.of(C, A, B), round(servers));
    assertEquals(C, servers.take());
    assertEquals("a:1, b:2, c:3", servers.toString());
  }

  @Test
  void beforeTheFirstWelcomeTheOthersAreUntried() {
    ServerList servers = new ServerList(List.of(A, B), A);
    assertEquals(List.of(B), round(servers));
  }

  @Test
  void announcedServersFollowTheTypedOnes() {
    ServerList servers = new ServerList(List.of(A), A);
    servers.welcomed(List.of(Peer.plain("b:2"), Peer.plain("c:3"), Peer.plain("c:99999")));
    servers.lost();
    assertEquals(List.of(B, C, A), round(servers));
  }

  @Test
  void secretsAreForServersThatWereTypedOrAnnouncedOverTls() {
    ServerList plain = new ServerList(List.of(A, B), A);
    plain.welcomed(List.of(Peer.plain("c:3")));
    plain.carriesSecrets(true);
    plain.lost();
    assertEquals(List.of(B, A), round(plain));
    assertTrue(plain.mayGetSecrets());
    plain.carriesSecrets(false);
    plain.lost();
    plain.moved(Optional.of("c:3"));
    assertEquals(C, plain.take());
    assertFalse(plain.mayGetSecrets());

    ServerAddress tls = new ServerAddress("a", 1, true);
    ServerList encrypted = new ServerList(List.of(tls), tls);
    encrypted.welcomed(List.of(new Peer("b:2", true, Optional.empty())));
    encrypted.carriesSecrets(true);
    encrypted.lost();
    assertEquals(new ServerAddress("b", 2, true), encrypted.take());
    assertTrue(encrypted.mayGetSecrets());
  }

  @Test
  void chosenServerReplacesTheTypedOne() {
    ServerList servers = new ServerList(List.of(A), B);
    servers.lost();
    assertEquals(List.of(B), round(servers));
  }

  @Test
  void clientMovesToTheNamedServerFirst() {
    ServerList servers = new ServerList(List.of(A, B), A);
    servers.welcomed(List.of(Peer.plain("c:3")));
    servers.lost();
    assertTrue(servers.moved(Optional.of("c:3")));
    assertEquals(Optional.of(C), servers.next());
    assertEquals(List.of(C, B, A), round(servers));
  }

  @Test
  void namedServerCountsAsAnnounced() {
    ServerList servers = new ServerList(List.of(A, B), A);
    servers.carriesSecrets(true);
    assertFalse(servers.moved(Optional.of("c:3")));
    assertEquals(List.of(B), round(servers));
    servers.carriesSecrets(false);
    servers.lost();
    assertTrue(servers.moved(Optional.of("c:3")));
    assertEquals(List.of(C, A, B), round(servers));
  }

  @Test
  void serversDoNotSendAClientOnForEver() {
    ServerList servers = new ServerList(List.of(A), A);
    int port = 2;
    while (servers.moved(Optional.of("b:" + port))) {
      assertEquals(port, servers.take().port());
      port++;
      assertTrue(port < 100);
    }
    assertFalse(servers.hasUntried());
  }

  /** Two servers that send each other their clients would else keep both and the network busy. */
  @Test
  void serverIsNotTriedTwiceInARound() {
    ServerList servers = new ServerList(List.of(A, B), A);
    servers.welcomed(List.of());
    servers.lost();
    servers.moved(Optional.of("b:2"));
    assertEquals(B, servers.take());
    servers.moved(Optional.of("a:1"));
    assertEquals(A, servers.take());
    servers.moved(Optional.of("b:2"));
    assertFalse(servers.hasUntried());
  }

  @Test
  void noLinkMovesBetweenTlsAndPlainText() {
    ServerAddress tls = new ServerAddress("a", 1, true);
    ServerList servers = new ServerList(List.of(tls), tls);
    servers.welcomed(List.of(Peer.plain("b:2"), new Peer("[::2]:3", true, Optional.of(SHOWN))));
    servers.lost();
    ServerAddress other = new ServerAddress("::2", 3, true);
    assertEquals(List.of(other, tls), round(servers));
    assertEquals(Optional.of(SHOWN), servers.certificate(other));
    servers.moved(Optional.of("b:2"));
    assertTrue(servers.take().tls());

    ServerList plain = new ServerList(List.of(A), A);
    plain.welcomed(List.of(new Peer("b:2", true, Optional.of(SHOWN))));
    assertFalse(plain.isSeveral());
  }

  @Test
  void distrustedServerIsNotTriedAgain() {
    ServerList servers = new ServerList(List.of(A, B), A);
    assertTrue(servers.distrust(B));
    servers.lost();
    servers.moved(Optional.of("b:2"));
    assertEquals(List.of(A), round(servers));
    assertFalse(servers.distrust(A));
  }
}
