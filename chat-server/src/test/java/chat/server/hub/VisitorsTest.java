package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Chunk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Visitors who come, say a word and leave: what they cost does not grow with who is there. */
class VisitorsTest {
  private static final int VISITORS = 50;
  private static final int ANNOUNCED = 200;
  private static final int MAX_BATCHES = 3;

  private final TestChat chat = new TestChat(new Budget(1L << 30));

  private HubUser member(String nick) {
    return chat.framedIn("#lobby", nick);
  }

  /** Lets visitors come, speak and leave, all in the hub's next batch; returns its commits. */
  private int visit() {
    int before = chat.log().commits();
    for (int i = 0; i < VISITORS; i++) {
      HubUser visitor = chat.visitor();
      visitor.sendsIntoBatch("SAY 0 #lobby⏎hi");
      visitor.endsInput();
    }
    int batches = 0;
    while (chat.isWorkLeft()) {
      chat.endsBatch();
      batches++;
    }
    assertTrue(batches <= MAX_BATCHES, batches + " batches");
    return chat.log().commits() - before;
  }

  @Test
  void visitorsOfABatchShareTwoCommits() {
    member("alice");
    assertEquals(2, visit());
  }

  @Test
  void membersShareOneBufferForAllVisitorsOfABatch() {
    HubUser alice = member("alice");
    HubUser bob = member("bob");
    alice.skips();
    visit();
    List<Chunk> toAlice = alice.peer().take();
    List<Chunk> toBob = bob.peer().take();
    assertTrue(toAlice.size() <= 6, toAlice.size() + " chunks for " + VISITORS + " visitors");
    assertEquals(toAlice.size(), toBob.size());
    for (int i = 0; i < toAlice.size(); i++) {
      assertSame(toAlice.get(i), toBob.get(i));
    }
    List<String> seen = new ArrayList<>();
    toAlice.forEach(chunk -> seen.addAll(FrameText.payloads(chunk.bytes())));
    for (String verb : List.of("JOINED #lobby guest-", "SAID #lobby ", "LEFT #lobby guest-")) {
      assertEquals(VISITORS, seen.stream().filter(frame -> frame.startsWith(verb)).count(), verb);
    }
  }

  @Test
  void memberSeesTheChangesOfSeveralRoomsInTheirOrder() {
    HubUser alice = member("alice");
    HubUser bob = member("bob");
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      alice.sends("JOIN #r" + i);
      joined.add("JOINED #r" + i + " bob");
    }
    alice.skips();
    for (int i = 0; i < 10; i++) {
      bob.sendsIntoBatch("JOIN #r" + i);
    }
    chat.endsBatch();
    alice.sees(joined.toArray(String[]::new));
  }

  @Test
  void visitorsOfAFullLobbyAreAnnouncedToNobody() {
    List<HubUser> members = new ArrayList<>();
    for (int i = 0; i <= ANNOUNCED; i++) {
      members.add(member("user" + i));
    }
    members.forEach(HubUser::skips);
    visit();
    for (HubUser member : members) {
      List<Chunk> chunks = member.peer().take();
      assertTrue(chunks.size() <= 2, chunks.size() + " chunks");
      for (Chunk chunk : chunks) {
        FrameText.payloads(chunk.bytes()).forEach(f -> assertTrue(f.startsWith("SAID"), f));
      }
    }
  }

  @Test
  void aLobbyThatCrossesTheLimitOftenSendsOneListForEachBatch() {
    List<HubUser> members = new ArrayList<>();
    for (int i = 0; i < ANNOUNCED; i++) {
      members.add(member("user" + i));
    }
    members.forEach(HubUser::skips);
    visit();
    List<String> seen = new ArrayList<>();
    members.get(0).peer().take().forEach(chunk -> seen.addAll(FrameText.payloads(chunk.bytes())));
    long lists = seen.stream().filter(frame -> frame.startsWith("MEMBERS #lobby 2")).count();
    assertTrue(lists <= MAX_BATCHES, lists + " lists");
    assertTrue(seen.get(seen.size() - 1).startsWith("MEMBERS #lobby 200⏎"));
  }
}
