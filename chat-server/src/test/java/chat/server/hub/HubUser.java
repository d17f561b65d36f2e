package chat.server.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ClientMessage;
import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Origin;
import chat.server.hub.peer.Replay;
import chat.server.hub.peer.Session;
import chat.server.log.LogException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A user whose client hands the chat requests, and sees what the chat queues for it. The test's
 * thread is the hub's and the writer's.
 */
final class HubUser {
  private final Chat chat;
  private final FakePeer peer;
  private final Session session;
  private int unanswered;

  HubUser(Chat chat, Budget budget, long number) {
    this.chat = chat;
    this.peer = new FakePeer(budget);
    this.session = new Session(peer, number);
  }

  void connectsFramed() {
    chat.connectFramed(session);
    endsBatchIfAwaited();
  }

  void connectsAsGuest() {
    chat.connectGuest(session);
    endsBatchIfAwaited();
  }

  Session session() {
    return session;
  }

  FakePeer peer() {
    return peer;
  }

  /**
   * Sends requests, which the hub carries out in a batch that does not end with them, unless one of
   * them waits for its end.
   */
  void sends(String... payloads) {
    sendsIntoBatch(payloads);
    endsBatchIfAwaited();
  }

  /** Sends requests into a batch that does not end, even if some of them wait for its end. */
  void sendsIntoBatch(String... payloads) {
    for (String payload : payloads) {
      assertFalse(session.hasEnded(), "the hub ignores what an ended session sends");
      unanswered++;
      chat.receive(session, FrameText.request(payload));
    }
  }

  private void endsBatchIfAwaited() {
    while (chat.parkedBytes() > 0) {
      chat.endOfBatch();
    }
    if (!chat.isWorkLeft()) {
      // Members are sent who comes and goes.
      chat.endOfBatch();
    }
  }

  /** Sends requests that are a batch of their own. */
  void sendsBatch(String... payloads) {
    sendsIntoBatch(payloads);
    endsBatchIfAwaited();
    chat.endOfBatch();
  }

  /** Ends its input, behind all that it has sent. */
  void endsInput() {
    chat.endOfInput(session);
  }

  void losesConnection() {
    endsInput();
    endsBatchIfAwaited();
  }

  void comesFrom(String address) {
    peer.setOrigin(new Origin(address, false));
  }

  /** Lets its room lane refuse chunks. */
  void stopsReading() {
    peer.setRoomLaneFull(true);
  }

  /** Reads the next few chunks at once, and then lets its room lane refuse chunks. */
  void readsOnly(int chunks) {
    peer.setChunksUntilFull(chunks);
  }

  void readsAgain() {
    peer.setRoomLaneFull(false);
  }

  /** Asserts that these payloads, and no others, were queued since it last looked. */
  void sees(String... payloads) {
    assertEquals(String.join("\n", payloads), String.join("\n", takeQueue()));
  }

  void seesNothing() {
    sees();
  }

  /** Forgets what was queued. */
  void skips() {
    takeQueue();
  }

  /** Returns the payloads that were queued since it last looked. */
  List<String> takeSeen() {
    return takeQueue();
  }

  /** Lets all replays run to their end, and returns all that was queued and sent meanwhile. */
  List<String> takesAll() {
    List<String> seen = new ArrayList<>(takeQueue());
    try {
      for (Optional<Replay> replay = peer.takeReplay();
          replay.isPresent();
          replay = peer.takeReplay()) {
        seen.addAll(pages(replay.get()));
        endsBatchIfAwaited();
        seen.addAll(takeQueue());
      }
    } catch (LogException | InterruptedException e) {
      throw new AssertionError(e);
    }
    return seen;
  }

  private List<String> pages(Replay replay) throws LogException, InterruptedException {
    List<String> seen = new ArrayList<>();
    for (Optional<byte[]> page = replay.next(Replay.PAGE_BYTES);
        page.isPresent();
        page = replay.next(Replay.PAGE_BYTES)) {
      seen.addAll(render(ByteBuffer.wrap(page.get())));
    }
    replay.finish();
    return seen;
  }

  /** Hands the chat a request that is no frame. */
  void requests(ClientMessage request) {
    unanswered++;
    chat.receive(session, request);
    endsBatchIfAwaited();
  }

  private List<String> takeQueue() {
    List<String> seen = new ArrayList<>();
    for (Chunk chunk : peer.take()) {
      unanswered -= chunk.answered();
      seen.addAll(render(chunk.bytes()));
    }
    return seen;
  }

  /** Asserts that nothing is queued, and that the next replay sends these payloads to its end. */
  void seesReplay(String... payloads) throws LogException, InterruptedException {
    seesNothing();
    Replay replay = peer.takeReplay().orElseThrow(() -> new AssertionError("there is no replay"));
    assertEquals(String.join("\n", payloads), String.join("\n", pages(replay)));
  }

  /** Lets the next replay handle that the log fails on its first page. */
  void replayFails() throws LogException, InterruptedException {
    Replay replay = peer.takeReplay().orElseThrow(() -> new AssertionError("there is no replay"));
    replay.fail(assertThrows(LogException.class, () -> replay.next(Replay.PAGE_BYTES)));
  }

  /** Asserts that the first page of the next replay has these payloads, and reads no further. */
  void seesFirstPage(String... payloads) throws LogException {
    Replay replay = peer.takeReplay().orElseThrow(() -> new AssertionError("there is no replay"));
    byte[] page =
        replay.next(Replay.PAGE_BYTES).orElseThrow(() -> new AssertionError("there is no page"));
    assertEquals(String.join("\n", payloads), String.join("\n", render(ByteBuffer.wrap(page))));
  }

  /** Asserts that the next replay sends these payloads, the last of them when it ends. */
  void seesList(String... payloads) {
    try {
      seesReplay(Arrays.copyOf(payloads, payloads.length - 1));
    } catch (LogException | InterruptedException e) {
      throw new AssertionError(e);
    }
    sees(payloads[payloads.length - 1]);
  }

  void hasNoReplay() {
    assertTrue(peer.takeReplay().isEmpty(), "a replay was left");
  }

  /** Asserts how many of its requests had no answer when it last looked. */
  void awaitsAnswers(int count) {
    assertEquals(count, unanswered, "requests without an answer");
  }

  /** Asserts that the connection ends, with this payload as the last. */
  void seesEnd(String payload) {
    assertTrue(peer.farewell().isPresent(), "the connection is still open");
    assertEquals(payload, String.join("\n", render(ByteBuffer.wrap(peer.farewell().get()))));
  }

  private List<String> render(ByteBuffer bytes) {
    return session.usesMessageIds()
        ? FrameText.payloads(bytes)
        : UTF_8.decode(bytes).toString().lines().toList();
  }
}
