package chat.server.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ByeCode;
import chat.protocol.ClientMessage;
import chat.server.fixture.HubAccountsInMemory;
import chat.server.fixture.TestClock;
import chat.server.hub.limit.HubLimits;
import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Session;
import chat.server.log.LogException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The hub's thread: it carries out what its inbox has, and stops. */
class HubTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final BreakableLog log = new BreakableLog();
  private final Hub hub;
  private final FakePeer alice = new FakePeer(Budget.ofHeap(4));
  private final Session session = new Session(alice, 1);

  HubTest() throws LogException {
    hub =
        new Hub(
            log,
            TestChat.options(
                Budget.ofHeap(4),
                HubLimits.NONE,
                HubAccountsInMemory.none(),
                HubAccountsInMemory.moderation()),
            new TestClock().time());
  }

  private void sends(String... payloads) throws InterruptedException {
    List<ClientMessage> requests = Stream.of(payloads).map(FrameText::request).toList();
    hub.receive(session, requests, 100);
  }

  private void sees(String... payloads) {
    List<String> seen =
        alice.take().stream()
            .map(Chunk::bytes)
            .flatMap(b -> FrameText.payloads(b).stream())
            .toList();
    assertEquals(List.of(payloads), seen);
  }

  private void seesEnd(String payload) {
    byte[] farewell = alice.farewell().orElseThrow(() -> new AssertionError("it is still open"));
    assertEquals(List.of(payload), FrameText.payloads(ByteBuffer.wrap(farewell)));
  }

  @Test
  void stopCarriesOutWhatCameBeforeAndEndsAllSessions() throws Exception {
    hub.start();
    hub.connectFramed(session);
    sends("HELLO 1 alice alice-client-id-of-a-test", "JOIN #tea", "SAY 1 #tea⏎hello");
    hub.stop(LIMIT);
    sees(
        "WELCOME alice chat-server/test log-id 0 64",
        "TOPIC #tea⏎",
        "MEMBERS #tea 1⏎alice",
        "LIVE #tea 0",
        "ACK 1 #tea 1 1000");
    seesEnd("BYE shutting-down⏎the server stops");
  }

  @Test
  void stopEndsSessionsThatConnectedInALaterBatch() throws Exception {
    hub.stop(Duration.ZERO);
    // The hub takes at most 256 KiB as one batch, and counts 200 bytes for each connection.
    for (int number = 2; number < 1_500; number++) {
      hub.connectFramed(new Session(new FakePeer(Budget.ofHeap(4)), number));
    }
    hub.connectFramed(session);
    hub.start();
    hub.stop(LIMIT);
    seesEnd("BYE shutting-down⏎the server stops");
  }

  @Test
  void stopEndsAllSessionsInSpiteOfABugAtTheEndOfEachBatch() throws Exception {
    log.setBuggy();
    hub.stop(Duration.ZERO);
    hub.connectFramed(session);
    long before = hub.inboxBytes();
    Thread reader =
        new Thread(
            () -> {
              try {
                // The last one waits for the commit of a second batch.
                sends(
                    "HELLO 1 alice alice-client-id-of-a-test",
                    "JOIN #tea",
                    "SAY 1 #tea⏎one",
                    "JOIN #cake",
                    "SAY 2 #cake⏎two");
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    reader.start();
    Awaitility.await().atMost(LIMIT).until(() -> hub.inboxBytes() > before);
    hub.start();
    hub.stop(LIMIT);
    reader.join();
    seesEnd("BYE shutting-down⏎the server stops");
  }

  @Test
  void connectionAfterTheStopIsEndedInText() throws Exception {
    hub.start();
    hub.stop(LIMIT);
    hub.connectGuest(session);
    assertEquals("* the server stops\n", new String(alice.farewell().orElseThrow(), UTF_8));
  }

  @Test
  void requestsAfterByeAreIgnored() throws Exception {
    hub.start();
    hub.connectFramed(session);
    sends("HELLO 1 alice alice-client-id-of-a-test", "BYE", "JOIN #tea");
    sends("JOIN #cake");
    hub.stop(LIMIT);
    sees("WELCOME alice chat-server/test log-id 0 64");
    seesEnd("BYE bye⏎goodbye");
  }

  @Test
  void brokenProtocolEndsTheSessionWithItsCode() throws Exception {
    hub.start();
    hub.connectFramed(session);
    sends("HELLO 1 alice alice-client-id-of-a-test");
    hub.disconnect(session, ByeCode.BAD_FRAME, "a frame is too long");
    hub.stop(LIMIT);
    sees("WELCOME alice chat-server/test log-id 0 64", "ERROR bad-frame - -⏎a frame is too long");
    seesEnd("BYE bad-frame⏎a frame is too long");
  }

  @Test
  void bugInOneSessionEndsThatSessionAlone() throws Exception {
    // Nothing decodes to null, so this is a bug.
    endsOneSession(Collections.singletonList(null));
  }

  @Test
  void stackOverflowInOneSessionEndsThatSessionAlone() throws Exception {
    endsOneSession(
        new AbstractList<>() {
          @Override
          public ClientMessage get(int index) {
            throw new StackOverflowError("as a text may cause that nests too deeply");
          }

          @Override
          public int size() {
            return 1;
          }
        });
  }

  private void endsOneSession(List<ClientMessage> requests) throws Exception {
    hub.start();
    hub.connectFramed(session);
    sends("HELLO 1 alice alice-client-id-of-a-test");
    FakePeer other = new FakePeer(Budget.ofHeap(4));
    Session broken = new Session(other, 2);
    hub.connectFramed(broken);
    hub.receive(broken, requests, 100);
    sends("JOIN #tea");
    hub.stop(LIMIT);
    assertTrue(
        FrameText.payloads(ByteBuffer.wrap(other.farewell().orElseThrow()))
            .get(0)
            .startsWith("BYE internal-error⏎"));
    sees(
        "WELCOME alice chat-server/test log-id 0 64",
        "TOPIC #tea⏎",
        "MEMBERS #tea 1⏎alice",
        "LIVE #tea 0");
  }
}
