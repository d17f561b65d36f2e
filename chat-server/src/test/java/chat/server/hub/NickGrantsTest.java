package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ClientMessage;
import chat.server.fixture.HubAccountsInMemory;
import chat.server.fixture.SharedLog;
import chat.server.fixture.TestClock;
import chat.server.hub.limit.HubLimits;
import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Session;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.MemoryLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** On a log that servers share, nicks are granted only once it confirms who owns it. */
class NickGrantsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final SharedLog shared = new SharedLog(new MemoryLog(), () -> confirmation().confirm());
  private volatile SharedLog.Confirmation confirmation = () -> {};
  private final List<LogEndedException> ends = new ArrayList<>();
  private final Hub hub;
  private final Client alice = new Client(1);
  private final Client bob = new Client(2);

  NickGrantsTest() throws LogException {
    this.hub =
        new Hub(
            shared.log(),
            TestChat.options(
                Budget.ofHeap(4),
                HubLimits.NONE,
                HubAccountsInMemory.none(),
                HubAccountsInMemory.moderation()),
            new TestClock().time(),
            ends::add);
  }

  private SharedLog.Confirmation confirmation() {
    return confirmation;
  }

  /** A client whose requests wait in the inbox of a hub that has not been started. */
  private final class Client {
    private final FakePeer peer = new FakePeer(Budget.ofHeap(4));
    private final Session session;

    Client(int number) {
      this.session = new Session(peer, number);
    }

    void sends(String... payloads) {
      List<ClientMessage> requests = Stream.of(payloads).map(FrameText::request).toList();
      Thread reader =
          new Thread(
              () -> {
                try {
                  hub.receive(session, requests, 100);
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      long before = hub.inboxBytes();
      reader.start();
      Awaitility.await().atMost(LIMIT).until(() -> hub.inboxBytes() > before);
    }

    void connects(String... payloads) throws InterruptedException {
      hub.connectFramed(session);
      sends(payloads);
    }

    List<String> seen() {
      return peer.take().stream()
          .map(Chunk::bytes)
          .flatMap(bytes -> FrameText.payloads(bytes).stream())
          .toList();
    }

    String farewell() {
      return FrameText.payloads(ByteBuffer.wrap(peer.farewell().orElseThrow())).get(0);
    }
  }

  private void runs() throws InterruptedException {
    hub.start();
    hub.stop(LIMIT);
  }

  @Test
  void oneConfirmationServesAllWhoLogInInABatch() throws Exception {
    List<Boolean> held = new ArrayList<>();
    confirmation =
        () -> {
          held.add(alice.peer.isHeld());
          held.add(bob.peer.isHeld());
        };
    alice.connects("HELLO 1 alice alice-client-id-of-a-test");
    bob.connects("HELLO 1 bob bob-client-id-of-the-test");
    runs();
    assertEquals(List.of(true, true), held);
    assertFalse(alice.peer.isHeld());
    assertEquals("WELCOME alice", alice.seen().get(0).substring(0, 13));
    assertEquals("WELCOME bob", bob.seen().get(0).substring(0, 11));
  }

  @Test
  void renamingWaitsForAConfirmation() throws Exception {
    alice.connects("HELLO 1 alice alice-client-id-of-a-test");
    hub.start();
    // The second answer comes after the end of the batch that had the first.
    assertTrue(hub.answersWithin(LIMIT));
    assertTrue(hub.answersWithin(LIMIT));
    List<Boolean> held = new ArrayList<>();
    confirmation = () -> held.add(alice.peer.isHeld());
    hub.receive(alice.session, List.of(FrameText.request("NICK alicia")), 100);
    hub.stop(LIMIT);
    assertEquals(List.of(true), held);
    assertTrue(alice.seen().contains("RENAMED alice alicia"));
  }

  /** The commit of a message is one, too. */
  @Test
  void commitOfAMessageConfirmsTheNicksBeforeIt() throws Exception {
    alice.connects("HELLO 1 alice alice-client-id-of-a-test", "JOIN #tea", "SAY 1 #tea⏎hello");
    runs();
    assertEquals(List.of(), shared.calls("confirm"));
    assertTrue(alice.seen().get(0).startsWith("WELCOME alice"));
  }

  @Test
  void nickIsNotGrantedByAFencedOwner() throws Exception {
    confirmation =
        () -> {
          throw new LogEndedException(LogEndedException.Cause.FENCED, "another server has it");
        };
    alice.connects("HELLO 1 alice alice-client-id-of-a-test");
    runs();
    assertEquals(1, ends.size());
    assertFalse(alice.peer.isHeld());
    assertEquals(List.of(), alice.seen());
    assertTrue(alice.farewell().startsWith("BYE "), alice::farewell);
  }

  @Test
  void nickIsNotGrantedIfTheLogCannotBeAsked() throws Exception {
    confirmation =
        () -> {
          throw new LogException("the database is busy");
        };
    alice.connects("HELLO 1 alice alice-client-id-of-a-test");
    hub.start();
    assertTrue(hub.answersWithin(LIMIT));
    while (alice.peer.farewell().isEmpty()) {
      assertTrue(hub.answersWithin(LIMIT));
    }
    assertTrue(alice.farewell().startsWith("BYE internal-error⏎"), alice::farewell);
    assertEquals(List.of(), alice.seen().stream().filter(f -> f.startsWith("WELCOME")).toList());
    confirmation = () -> {};
    hub.connectFramed(bob.session);
    hub.receive(
        bob.session, List.of(FrameText.request("HELLO 1 alice bob-client-id-of-the-test")), 100);
    hub.stop(LIMIT);
    assertTrue(bob.seen().get(0).startsWith("WELCOME alice"));
    assertEquals(List.of(), ends);
  }
}
