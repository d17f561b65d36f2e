package chat.client.session.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MembersTest {
  private final Members members = new Members();

  private void listed(int count, String... nicks) {
    listed(count, Arrays.stream(nicks).map(Nick::of).toList());
  }

  private void listed(int count, List<Nick> nicks) {
    members.listed(new ServerMessage.Members(Optional.of(RoomName.LOBBY), count, nicks));
  }

  private void are(String... nicks) {
    assertEquals(
        Set.of(nicks), members.nicks().stream().map(Nick::value).collect(Collectors.toSet()));
  }

  @Test
  void nothingIsKnownBeforeTheFirstList() {
    assertEquals(OptionalInt.empty(), members.count());
    assertFalse(members.isComplete());
    members.left(Nick.of("bob"));
    assertEquals(OptionalInt.empty(), members.count());
  }

  @Test
  void listReplacesTheOneBefore() {
    listed(2, "alice", "bob");
    listed(1, "carol");
    are("carol");
    assertTrue(members.isComplete());
  }

  @Test
  void listInPartsReplacesOnceItIsComplete() {
    listed(1, "alice");
    listed(3, "bob", "carol");
    are("alice");
    listed(3, "dave");
    are("bob", "carol", "dave");
    assertEquals(OptionalInt.of(3), members.count());
  }

  @Test
  void countWithoutNicksForgetsWhoWasThere() {
    listed(1, "alice");
    listed(500);
    are();
    assertEquals(OptionalInt.of(500), members.count());
    assertFalse(members.isComplete());
  }

  @Test
  void joinsAndLeavesAreCounted() {
    listed(1, "alice");
    members.joined(Nick.of("bob"));
    members.joined(Nick.of("BOB"));
    assertEquals(OptionalInt.of(2), members.count());
    members.left(Nick.of("bob"));
    members.left(Nick.of("bob"));
    assertEquals(OptionalInt.of(1), members.count());
    are("alice");
  }

  @Test
  void somebodyUnknownWhoLeavesCountsWhereNotAllAreKnown() {
    listed(3, "alice");
    members.left(Nick.of("bob"));
    assertEquals(OptionalInt.of(2), members.count());
  }

  @Test
  void listOfALargeRoomThatShrankReplacesTheCountAlone() {
    listed(3, "alice", "bob", "carol");
    listed(201);
    are();
    assertFalse(members.isComplete());
    listed(3, "alice", "dave");
    are();
    listed(3, "eve");
    are("alice", "dave", "eve");
    assertTrue(members.isComplete());
  }

  @Test
  void unfinishedListIsForgottenWithTheLinkOrForAnotherList() {
    listed(3, "alice", "bob");
    members.linkLost();
    listed(3, "alice", "bob");
    assertFalse(members.isComplete());
    listed(2, "carol", "dave");
    are("carol", "dave");
  }

  @Test
  void renamedMembersStay() {
    listed(1, "alice");
    assertTrue(members.renamed(Nick.of("alice"), Nick.of("Alice")));
    are("Alice");
    assertFalse(members.renamed(Nick.of("bob"), Nick.of("rob")));
    are("Alice");
  }

  @Test
  void excessiveListsAreCut() {
    listed(1_000_000, IntStream.range(0, 20_000).mapToObj(i -> Nick.of("n" + i)).toList());
    assertEquals(10_000, members.nicks().size());
    assertTrue(members.isComplete());
    members.joined(Nick.of("one.more"));
    assertEquals(10_000, members.nicks().size());
  }
}
