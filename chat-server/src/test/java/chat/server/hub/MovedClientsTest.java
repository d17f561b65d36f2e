package chat.server.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.protocol.ServerLimits.Peer;
import chat.protocol.account.Fingerprint;
import chat.server.fixture.HubAccountsInMemory;
import chat.server.fixture.TestClock;
import chat.server.hub.limit.HubLimits;
import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Session;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.MemoryLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server sends its clients of the other servers of its chat. */
final class MovedClientsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Fingerprint SHOWN = Fingerprint.of(new byte[] {1});
  private static final Peer PLAIN = Peer.plain("10.0.0.2:8028");
  private static final Peer TLS = new Peer("10.0.0.2:8029", true, Optional.of(SHOWN));

  private final List<Hub> hubs = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    for (Hub hub : hubs) {
      hub.stop(LIMIT);
    }
  }

  @Test
  void welcomeListsTheServersThatAClientMayReach() throws Exception {
    Hub hub = start(TLS, PLAIN);
    assertEquals("server 10.0.0.2:8028", lastLineOfWelcome(hub, new FakePeer(Budget.ofHeap(4))));
    FakePeer encrypted = new FakePeer(Budget.ofHeap(4));
    encrypted.showCertificate(SHOWN);
    assertEquals("server 10.0.0.2:8029 tls " + SHOWN, lastLineOfWelcome(hub, encrypted));
  }

  @Test
  void drainedServerSendsEachClientToAnotherServer() throws Exception {
    Hub hub = start(PLAIN, TLS);
    FakePeer framed = new FakePeer(Budget.ofHeap(4));
    FakePeer encrypted = new FakePeer(Budget.ofHeap(4));
    encrypted.showCertificate(SHOWN);
    FakePeer guest = new FakePeer(Budget.ofHeap(4));
    Session alice = login(hub, framed, "alice");
    login(hub, encrypted, "bob");
    hub.connectGuest(new Session(guest, 3));
    hub.receive(alice, List.of(FrameText.request("JOIN #tea")), 100);
    hub.receive(alice, List.of(FrameText.request("SAY 1 #tea⏎hello")), 100);
    hub.moveClients();
    awaitOperated(hub);
    assertEquals("BYE moved 10.0.0.2:8028⏎this server stops", frame(framed));
    assertEquals("BYE moved 10.0.0.2:8029⏎this server stops", frame(encrypted));
    assertEquals("* this server stops: nc 10.0.0.2 8028\n", text(guest));
    List<String> seen =
        framed.take().stream().flatMap(c -> FrameText.payloads(c.bytes()).stream()).toList();
    assertEquals(1, seen.stream().filter(frame -> frame.startsWith("ACK 1 #tea 1 ")).count());
  }

  @Test
  void serverWithoutAServerOfTheSameKindNamesNone() throws Exception {
    Hub hub = start(TLS);
    FakePeer framed = new FakePeer(Budget.ofHeap(4));
    login(hub, framed, "alice");
    hub.moveClients();
    awaitOperated(hub);
    assertEquals("BYE moved⏎this server stops", frame(framed));
  }

  @Test
  void onlyServerMovesNobody() throws Exception {
    Hub hub = start();
    FakePeer framed = new FakePeer(Budget.ofHeap(4));
    Session alice = login(hub, framed, "alice");
    hub.moveClients();
    awaitOperated(hub);
    assertFalse(alice.hasEnded());
    hubs.clear();
    hub.stop(LIMIT);
    assertEquals("BYE shutting-down⏎the server stops", frame(framed));
  }

  @Test
  void serverThatStopsOrLosesItsLogSendsItsClientsOn() throws Exception {
    Hub stopped = start(PLAIN);
    FakePeer alice = new FakePeer(Budget.ofHeap(4));
    login(stopped, alice, "alice");
    hubs.clear();
    stopped.stop(LIMIT);
    assertEquals("BYE moved 10.0.0.2:8028⏎the server stops", frame(alice));

    Hub fenced = start(PLAIN);
    FakePeer bob = new FakePeer(Budget.ofHeap(4));
    login(fenced, bob, "bob");
    hubs.clear();
    fenced.end(new LogEndedException(LogEndedException.Cause.FENCED, "the test ends it"));
    fenced.stop(LIMIT);
    assertEquals("BYE moved 10.0.0.2:8028⏎this server can't store messages any more", frame(bob));
  }

  private Hub start(Peer... others) throws LogException {
    HubOptions options =
        TestChat.options(
                Budget.ofHeap(4),
                HubLimits.NONE,
                HubAccountsInMemory.none(),
                HubAccountsInMemory.moderation())
            .withOtherServers(() -> List.of(others));
    Hub hub = new Hub(new MemoryLog(), options, new TestClock().time(), why -> {});
    hub.start();
    hubs.add(hub);
    return hub;
  }

  private static Session login(Hub hub, FakePeer peer, String nick) throws InterruptedException {
    Session session = new Session(peer, 1);
    hub.connectFramed(session);
    String hello = "HELLO 1 " + nick + " " + nick + "-client-id-of-a-test";
    hub.receive(session, List.of(FrameText.request(hello)), 100);
    return session;
  }

  private static String lastLineOfWelcome(Hub hub, FakePeer peer) throws InterruptedException {
    login(hub, peer, peer.certificate().isPresent() ? "bob" : "alice");
    awaitOperated(hub);
    return peer.take().stream()
        .flatMap(chunk -> FrameText.payloads(chunk.bytes()).stream())
        .filter(frame -> frame.startsWith("WELCOME "))
        .flatMap(frame -> Stream.of(frame.split("⏎", -1)).reduce((first, last) -> last).stream())
        .findFirst()
        .orElseThrow();
  }

  /** Waits until the hub has carried out what it was asked. */
  private static void awaitOperated(Hub hub) throws InterruptedException {
    var done = new CountDownLatch(1);
    hub.operate(operator -> done.countDown());
    done.await();
  }

  private static String frame(FakePeer peer) {
    return FrameText.payloads(ByteBuffer.wrap(peer.farewell().orElseThrow())).get(0);
  }

  private static String text(FakePeer peer) {
    return new String(peer.farewell().orElseThrow(), UTF_8);
  }
}
