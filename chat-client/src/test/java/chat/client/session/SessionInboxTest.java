package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.WaitingThread;
import chat.client.net.Connected;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class SessionInboxTest {
  private static final OptionalLong NOT_AT_ALL = OptionalLong.of(0);
  private static final int CAPACITY = 64;

  private final SessionInbox inbox = new SessionInbox();

  private static Consumer<ClientSession> event() {
    return new Consumer<>() {
      @Override
      public void accept(ClientSession session) {
        throw new AssertionError("no event is handled here");
      }
    };
  }

  private void fill() {
    for (int i = 0; i < CAPACITY; i++) {
      assertTrue(inbox.put(event()));
    }
  }

  @Test
  void eventsAreTakenInTheirOrder() throws InterruptedException {
    List<Consumer<ClientSession>> events = List.of(event(), event());
    events.forEach(inbox::put);
    assertSame(events.get(0), inbox.take(OptionalLong.empty()).orElseThrow());
    assertSame(events.get(1), inbox.take(NOT_AT_ALL).orElseThrow());
    assertEquals(Optional.empty(), inbox.take(NOT_AT_ALL));
  }

  @Test
  void takeWaitsNoLongerThanItsLimit() throws InterruptedException {
    assertEquals(Optional.empty(), inbox.take(OptionalLong.of(TimeUnit.MILLISECONDS.toNanos(5))));
  }

  @Test
  void takeWaitsForAnEvent() throws Exception {
    Consumer<ClientSession> event = event();
    var taken = WaitingThread.calling(() -> inbox.take(OptionalLong.empty()));
    inbox.put(event);
    assertSame(event, taken.get().orElseThrow());
  }

  @RepeatedTest(value = 100, failureThreshold = 1)
  void putWaitsWhileItIsFull() throws Exception {
    fill();
    CompletableFuture<Boolean> put = WaitingThread.calling(() -> inbox.put(event()));
    assertTrue(inbox.take(NOT_AT_ALL).isPresent());
    assertTrue(put.get());
  }

  @Test
  void largeEventFillsIt() throws Exception {
    assertTrue(inbox.put(event(), Integer.MAX_VALUE));
    CompletableFuture<Boolean> put = WaitingThread.calling(() -> inbox.put(event()));
    assertFalse(put.isDone());
    assertTrue(inbox.take(NOT_AT_ALL).isPresent());
    assertTrue(put.get());
  }

  @RepeatedTest(value = 100, failureThreshold = 1)
  void closeFreesThoseWhoWait() throws Exception {
    fill();
    CompletableFuture<Boolean> put = WaitingThread.calling(() -> inbox.put(event()));
    inbox.close();
    assertFalse(put.get());
    assertFalse(inbox.put(event()));
  }

  @Test
  void firstEventOvertakesAllOthersAndDoesNotWait() throws InterruptedException {
    fill();
    Consumer<ClientSession> first = event();
    inbox.putFirst(first);
    assertSame(first, inbox.take(NOT_AT_ALL).orElseThrow());
  }

  @Test
  void connectionForAClosedSessionIsClosed() {
    Connected connected = RecordingLink.connection();
    inbox.close();
    new LinkFeed(inbox, TestConsole.pipe()).connected(connected);
    assertTrue(connected.socket().isClosed());
  }
}
