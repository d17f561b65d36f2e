package chat.server.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ClientMessage;
import chat.protocol.RoomName;
import chat.server.fixture.EndingLog;
import chat.server.fixture.HubAccountsInMemory;
import chat.server.fixture.TestClock;
import chat.server.hub.limit.HubLimits;
import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Session;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import chat.server.log.RoomLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a hub and its clients when its log ends, and of the next hub of that log. */
class LogEndedTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final LogName TEA = LogName.of(RoomName.of("#tea"));
  private static final String BYE = "BYE shutting-down⏎this server can't store messages any more";

  /** A hub, and the client of a test, whose requests are taken from the inbox one by one. */
  private static final class Running {
    private final CompletableFuture<Thread> ended = new CompletableFuture<>();
    private final Hub hub;

    Running(RoomLog log) throws LogException {
      this.hub =
          new Hub(
              log,
              TestChat.options(
                  Budget.ofHeap(4),
                  HubLimits.NONE,
                  HubAccountsInMemory.none(),
                  HubAccountsInMemory.moderation()),
              new TestClock().time(),
              why -> assertTrue(ended.complete(Thread.currentThread()), "it ends once"));
    }

    Client connects(int number) throws InterruptedException {
      Client client = new Client(hub, number);
      hub.connectFramed(client.session);
      return client;
    }

    void awaitEnd() throws Exception {
      Thread thread = ended.get(LIMIT.toMinutes(), TimeUnit.MINUTES);
      thread.join(LIMIT.toMillis());
      assertFalse(thread.isAlive());
      assertFalse(hub.answersWithin(Duration.ofMillis(1)));
    }
  }

  private static final class Client {
    private final Hub hub;
    private final FakePeer peer = new FakePeer(Budget.ofHeap(4));
    private final Session session;

    Client(Hub hub, int number) {
      this.hub = hub;
      this.session = new Session(peer, number);
    }

    Client sends(String... payloads) throws InterruptedException {
      List<ClientMessage> requests = Stream.of(payloads).map(FrameText::request).toList();
      hub.receive(session, requests, 100);
      return this;
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

  /** Where the log ends, in writes after the lobby is open, and whether it stores the last one. */
  static Stream<Arguments> ends() {
    return IntStream.rangeClosed(0, 7)
        .boxed()
        .flatMap(writes -> Stream.of(true, false).map(stored -> Arguments.of(writes, stored)));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void nextHubContinuesWhatTheLogHasStored(int writes, boolean storesLast) throws Exception {
    MemoryLog log = new MemoryLog();
    Running first = new Running(EndingLog.after(1 + writes, storesLast, log, () -> {}));
    first.hub.start();
    Client alice = first.connects(1).sends("HELLO 1 alice alice-client-id-of-a-test");
    Client bob = first.connects(2).sends("HELLO 1 bob bob-client-id-of-the-test");
    alice.sends("JOIN #tea");
    bob.sends("JOIN #tea");
    alice.sends("SAY 1 #tea⏎a one", "SAY 2 #tea⏎a two");
    bob.sends("SAY 1 #tea⏎b one");
    alice.sends("TOPIC #tea⏎herbs", "SAY 3 #tea⏎a three", "WHO #tea");
    bob.sends("TELL 2 alice⏎psst");
    alice.sends("SAY 4 #tea⏎a four");
    bob.sends("JOIN #cake", "SAY 3 #cake⏎b three");
    // Requests that share a commit may need fewer writes than that.
    first.hub.end(new LogEndedException(LogEndedException.Cause.FENCED, "the test ends it"));
    first.awaitEnd();
    List<String> seen = new ArrayList<>();
    for (Client client : List.of(alice, bob)) {
      assertEquals(BYE, client.farewell());
      List<String> frames = client.seen();
      assertEquals(List.of(), frames.stream().filter(f -> f.startsWith("ERROR")).toList());
      seen.addAll(frames);
    }
    for (String ack : seen.stream().filter(f -> f.startsWith("ACK ")).toList()) {
      String[] words = ack.split(" ", -1);
      if (words[2].equals("#tea")) {
        assertTrue(Long.parseLong(words[3]) <= log.lastSeq(TEA), ack);
      }
    }

    Running second = new Running(log);
    second.hub.start();
    Client again = second.connects(3).sends("HELLO 1 alice alice-client-id-of-a-test");
    again.sends("JOIN #tea 0", "SAY 1 #tea⏎a one", "SAY 2 #tea⏎a two");
    again.sends("SAY 3 #tea⏎a three", "SAY 4 #tea⏎a four");
    Client other = second.connects(4).sends("HELLO 1 bob bob-client-id-of-the-test");
    other.sends("JOIN #tea 0", "SAY 1 #tea⏎b one");
    second.hub.stop(LIMIT);
    List<String> texts =
        log.read(TEA, 0, Long.MAX_VALUE, 1 << 20).messages().stream()
            .map(message -> message.draft().text().toString())
            .toList();
    assertEquals(
        List.of("a one", "a two", "a three", "a four"),
        texts.stream().filter(text -> text.startsWith("a ")).toList());
    assertEquals(List.of("b one"), texts.stream().filter(text -> text.startsWith("b ")).toList());
    assertEquals(
        List.of(),
        Stream.concat(again.seen().stream(), other.seen().stream())
            .filter(frame -> frame.startsWith("ERROR"))
            .toList());
  }

  /** Those who connect while the log ends are known to nobody else. */
  @Test
  void connectionsThatWaitInTheInboxAreEndedToo() throws Exception {
    CompletableFuture<Running> running = new CompletableFuture<>();
    FakePeer framed = new FakePeer(Budget.ofHeap(4));
    FakePeer guest = new FakePeer(Budget.ofHeap(4));
    FakePeer later = new FakePeer(Budget.ofHeap(4));
    Runnable atEnd =
        () -> {
          try {
            running.join().hub.connectFramed(new Session(framed, 7));
            running.join().hub.connectGuest(new Session(guest, 8));
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };
    Running hub = new Running(EndingLog.after(1, false, new MemoryLog(), atEnd));
    running.complete(hub);
    hub.hub.start();
    hub.connects(1)
        .sends("HELLO 1 alice alice-client-id-of-a-test", "JOIN #tea", "SAY 1 #tea⏎hello");
    hub.awaitEnd();
    hub.hub.connectGuest(new Session(later, 9));
    for (FakePeer peer : List.of(framed, guest, later)) {
      assertEquals(
          "* this server can't store messages any more\n",
          new String(peer.farewell().orElseThrow(), UTF_8));
    }
    assertEquals(0, hub.hub.counts().users().get());
  }

  @Test
  void anotherThreadEndsTheHub() throws Exception {
    Running hub = new Running(new MemoryLog());
    Client alice = hub.connects(1);
    hub.hub.start();
    alice.sends("HELLO 1 alice alice-client-id-of-a-test");
    for (int i = 0; i < 2; i++) {
      hub.hub.end(new LogEndedException(LogEndedException.Cause.FENCED, "the test ends it"));
    }
    hub.awaitEnd();
    assertEquals(BYE, alice.farewell());
    hub.hub.stop(LIMIT);
  }

  @Test
  void probeThatWaitsForTheHubEndsWithIt() throws Exception {
    CompletableFuture<Running> running = new CompletableFuture<>();
    CompletableFuture<Boolean> answers = new CompletableFuture<>();
    Thread asks =
        new Thread(
            () -> {
              try {
                answers.complete(running.join().hub.answersWithin(LIMIT.multipliedBy(10)));
              } catch (InterruptedException e) {
                answers.completeExceptionally(e);
              }
            });
    Runnable atEnd =
        () -> {
          asks.start();
          await().atMost(LIMIT).until(() -> asks.getState() == Thread.State.TIMED_WAITING);
        };
    Running hub = new Running(EndingLog.after(1, false, new MemoryLog(), atEnd));
    running.complete(hub);
    hub.hub.start();
    hub.connects(1)
        .sends("HELLO 1 alice alice-client-id-of-a-test", "JOIN #tea", "SAY 1 #tea⏎hello");
    assertFalse(answers.get(LIMIT.toMinutes(), TimeUnit.MINUTES));
    hub.awaitEnd();
  }
}
