package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.account.ClientId;
import chat.server.fixture.HubAccountsInMemory;
import chat.server.fixture.SharedLog;
import chat.server.fixture.TestClock;
import chat.server.hub.limit.HubLimits;
import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Session;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import chat.server.log.RoomLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log that answers over a network is asked by the thread that hands over HELLO. */
class PreparedHelloTest {
  private static final String ALICE = "alice-client-id-of-a-test";
  private static final String BOB = "bob-client-id-of-the-test";

  private final MemoryLog stored = new MemoryLog();
  private final SharedLog shared = new SharedLog(stored, () -> {});
  private final FakePeer peer = new FakePeer(Budget.ofHeap(4));
  private final Session session = new Session(peer, 1);

  private static String digest(String clientId) {
    return ClientId.of(clientId).digest();
  }

  private static Draft said(LogName log, String author, long id) {
    return new Draft(
        log, digest(author), id, 0, Nick.of("somebody"), MessageKind.SAID, Text.of("hello"));
  }

  private static Hub hub(RoomLog log) throws LogException {
    return new Hub(
        log,
        TestChat.options(
            Budget.ofHeap(4),
            HubLimits.NONE,
            HubAccountsInMemory.none(),
            HubAccountsInMemory.moderation()),
        new TestClock().time());
  }

  /** Alice connects, and what she is sent is returned. */
  private List<String> connects(Hub hub, String prepared) throws InterruptedException {
    hub.start();
    hub.connectFramed(session);
    hub.prepare(session, digest(prepared));
    hub.receive(
        session,
        List.of(FrameText.request("HELLO 1 alice " + ALICE), FrameText.request("JOIN @ 0")),
        100);
    hub.stop(Duration.ofMinutes(2));
    return peer.take().stream()
        .map(Chunk::bytes)
        .flatMap(bytes -> FrameText.payloads(bytes).stream())
        .toList();
  }

  @Test
  void hubTakesWhatTheReaderHasRead() throws Exception {
    stored.append(
        List.of(
            said(LogName.of(RoomName.LOBBY), ALICE, 5),
            said(LogName.inbox(digest(ALICE)), BOB, 1),
            said(LogName.inbox(digest(ALICE)), BOB, 2)));
    Hub hub = hub(shared.log());
    List<String> seen = connects(hub, ALICE);
    assertEquals("WELCOME alice chat-server/test " + stored.id() + " 5 64", seen.get(0));
    assertEquals(1, shared.calls("ends").size());
    assertEquals(
        List.of(
            "newest [%s, %s, Optional[ClientEnds[lastId=5, inboxEnd=2]]]"
                .formatted(digest(ALICE), LogName.inbox(digest(ALICE)))),
        shared.calls("newest"));
    assertEquals(List.of(), shared.calls("lastSeq"));
  }

  @Test
  void whatIsReadForAnotherClientIsNotUsed() throws Exception {
    connects(hub(shared.log()), BOB);
    assertEquals(
        List.of(
            "newest [%s, %s, Optional.empty]"
                .formatted(digest(ALICE), LogName.inbox(digest(ALICE)))),
        shared.calls("newest"));
  }
}
