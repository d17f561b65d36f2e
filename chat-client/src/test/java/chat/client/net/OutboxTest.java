package chat.client.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OutboxTest {
  private final Outbox outbox = new Outbox();

  @BeforeEach
  void connect() {
    outbox.open();
    outbox.welcomed(0, true, List.of());
  }

  private static ClientMessage say(String text) {
    return new ClientMessage.Say(0, RoomName.LOBBY, Text.of(text));
  }

  /** The payloads that wait, parted by bars. */
  private String written() throws InterruptedException {
    ByteSink sink = new ByteSink();
    assertTrue(outbox.take(sink, message -> {}));
    return new String(sink.toByteArray(), UTF_8).replaceAll("\0\0\0.", "|").replace("#lobby\n", "");
  }

  @Test
  void messagesAreNumberedInTheOrderSent() throws InterruptedException {
    outbox.put(say("a"));
    outbox.put(new ClientMessage.Rooms());
    outbox.put(say("b"));
    assertEquals("|SAY 1 a|ROOMS|SAY 2 b", written());
    assertEquals(2, outbox.pending().size());
  }

  @Test
  void aSignOfLifeGoesFirst() throws InterruptedException {
    outbox.put(say("a"));
    outbox.addUrgent(new ClientMessage.Pong("x"));
    assertEquals("|PONG x|SAY 1 a", written());
  }

  @Test
  void answersToWhatWasSentAgainArePassedOver() throws InterruptedException {
    outbox.put(say("a"));
    outbox.put(say("b"));
    outbox.put(say("c"));
    written();
    assertFalse(outbox.passOver(1));
    assertEquals(Optional.of("a"), outbox.refused(1).map(m -> m.text().toString()));
    assertEquals("|SAY 1 b|SAY 2 c", written());
    // Those of the first sending; then that of the second.
    assertTrue(outbox.passOver(2));
    assertTrue(outbox.passOver(3));
    assertFalse(outbox.passOver(2));
    assertTrue(outbox.acknowledged(1).isPresent());
    assertTrue(outbox.acknowledged(2).isPresent());
    assertTrue(outbox.acknowledged(2).isEmpty());
    assertEquals(0, outbox.pending().size());
  }

  @Test
  void afterAWelcomeTheRestIsSentAgain() throws InterruptedException {
    outbox.put(say("a"));
    outbox.put(say("b"));
    outbox.put(say("c"));
    written();
    outbox.open();
    outbox.welcomed(1, true, List.of());
    outbox.put(say("d"));
    assertEquals("|SAY 2 b|SAY 3 c|SAY 4 d", written());
  }

  @Test
  void whatIsStoredCountsAndIsWaitedForUntilItIsTold() throws InterruptedException {
    outbox.put(say("a"));
    outbox.put(say("b"));
    written();
    outbox.open();
    outbox.welcomed(2, true, List.of());
    assertEquals(0, outbox.pending().size());
    for (int i = 2; i < Outbox.MAX_PENDING; i++) {
      outbox.add(new ClientMessage.Rooms());
    }
    assertTrue(outbox.isFull());
    assertEquals(Optional.of("a"), outbox.acknowledged(1).map(m -> m.text().toString()));
    assertFalse(outbox.isFull());
    outbox.add(new ClientMessage.Bye());
    written();
    assertFalse(outbox.saidBye());
    assertEquals(1, outbox.takeStored(message -> true).size());
    assertEquals("|BYE", written());
  }

  @Test
  void byeWaitsForWhatIsPendingAndEndsIt() throws InterruptedException {
    outbox.put(say("a"));
    outbox.put(new ClientMessage.Bye());
    assertEquals("|SAY 1 a", written());
    assertFalse(outbox.saidBye());
    outbox.acknowledged(1);
    assertEquals("|BYE", written());
    assertTrue(outbox.saidBye());
    assertFalse(outbox.put(say("b")));
  }

  @Test
  void whoLeavesNowWaitsForNothing() throws InterruptedException {
    outbox.put(say("a"));
    written();
    outbox.put(say("b"));
    outbox.leaveNow();
    assertEquals("|BYE", written());
    assertEquals(2, outbox.pending().size());
  }

  @Test
  void whoeverWaitsIsFreedByTheEnd() throws InterruptedException {
    for (int i = 0; i < Outbox.MAX_PENDING; i++) {
      outbox.put(say("x"));
    }
    CountDownLatch freed = new CountDownLatch(1);
    Thread stdin =
        new Thread(
            () -> {
              try {
                if (!outbox.put(say("one too many"))) {
                  freed.countDown();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stdin");
    stdin.start();
    outbox.close();
    assertTrue(freed.await(20, TimeUnit.SECONDS));
    assertFalse(outbox.take(new ByteSink(), message -> {}));
  }
}
