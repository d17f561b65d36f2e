package chat.client.session.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.event.SessionSnapshot;
import chat.client.session.WireText;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.Query;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class PendingMessagesTest {
  private final PendingMessages pending = new PendingMessages();

  private void add(String... texts) {
    for (String text : texts) {
      pending.add(new ClientMessage.Say(0, RoomName.LOBBY, Text.of(text)));
    }
  }

  /** Takes all that can be sent. */
  private void sends(String... frames) {
    StringBuilder taken = new StringBuilder();
    Optional<ClientMessage> next = pending.next();
    while (next.isPresent()) {
      taken.append(WireText.of(next.get())).append(';');
      next = pending.next();
    }
    assertEquals(
        String.join(";", frames), taken.toString().replace(" #lobby\n", " ").replaceAll(";$", ""));
  }

  private void resume(long last) {
    pending.resume(last, true, List.of());
  }

  @Test
  void unsentAndUnansweredMessagesArePending() {
    add("a");
    sends("SAY 1 a");
    add("b");
    pending.add(new Query.Rooms());
    assertEquals(2, pending.count());
    assertEquals(2, pending.messages().size());
    assertEquals(List.of(pending.messages().get(0)), pending.oldest(1));
  }

  @Test
  void refusedMessageAffectsNoOther() {
    add("a", "b", "c");
    sends("SAY 1 a", "SAY 2 b", "SAY 3 c");
    add("d");
    assertTrue(pending.refuse(2).isPresent());
    sends("SAY 4 d");
    assertEquals(3, pending.count());
  }

  @Test
  void unstoredMessagesGoBeforeTheUnsent() {
    add("a", "b");
    sends("SAY 1 a", "SAY 2 b");
    add("c");
    assertTrue(pending.notStored(1));
    assertTrue(pending.notStored(2));
    assertFalse(pending.notStored(3));
    sends();
    pending.pauseOver();
    sends("SAY 1 a", "SAY 2 b", "SAY 3 c");
  }

  @Test
  void requestsOvertakeMessagesThatWaitToBeStored() {
    add("a");
    sends("SAY 1 a");
    pending.notStored(1);
    pending.add(new Query.Rooms());
    add("b");
    pending.add(new ClientMessage.Join(RoomName.LOBBY, OptionalLong.empty()));
    pending.add(new ClientMessage.Leave(RoomName.LOBBY));
    pending.add(new Query.Rooms());
    sends("ROOMS", "JOIN #lobby");
    pending.pauseOver();
    sends("SAY 1 a", "SAY 2 b");
    pending.acknowledge(1);
    pending.acknowledge(2);
    sends("LEAVE #lobby", "ROOMS");
  }

  @Test
  void welcomeSendsTheRestAgain() {
    add("a", "b", "c");
    sends("SAY 1 a", "SAY 2 b", "SAY 3 c");
    resume(1);
    add("d");
    sends("SAY 2 b", "SAY 3 c", "SAY 4 d");
  }

  @Test
  void welcomeOfAnotherLogStoresNothingOfOurs() {
    add("a", "b");
    sends("SAY 1 a", "SAY 2 b");
    pending.resume(5, false, List.of());
    assertEquals(2, pending.count());
    sends("SAY 6 a", "SAY 7 b");
  }

  @Test
  void joinsGoFirstThenTheUnansweredRenameThenTheRest() {
    pending.add(new ClientMessage.Rename(Nick.of("al")));
    add("a");
    sends("NICK al", "SAY 1 a");
    List<ClientMessage> joins = List.of(new ClientMessage.Join(RoomName.LOBBY, OptionalLong.of(3)));
    pending.resume(0, true, joins);
    sends("JOIN #lobby 3", "NICK al", "SAY 1 a");
    pending.renameAnswered();
    resume(0);
    sends("SAY 1 a");
  }

  @Test
  void leaveRenameAndByeWaitForAnswers() {
    for (ClientMessage message :
        List.of(
            new ClientMessage.Leave(RoomName.LOBBY),
            new ClientMessage.Rename(Nick.of("al")),
            new ClientMessage.Bye())) {
      PendingMessages messages = new PendingMessages();
      messages.add(new ClientMessage.Say(0, RoomName.LOBBY, Text.of("a")));
      assertTrue(messages.next().isPresent());
      messages.add(message);
      assertEquals(Optional.empty(), messages.next());
      messages.acknowledge(1);
      assertEquals(Optional.of(message), messages.next());
    }
  }

  @Test
  void storedMessagesAreWaitedForAndFillTheSpace() {
    add("a", "b");
    sends("SAY 1 a", "SAY 2 b");
    resume(2);
    assertEquals(0, pending.count());
    for (int i = 2; i < SessionSnapshot.MAX_PENDING; i++) {
      pending.add(new Query.Rooms());
    }
    assertTrue(pending.isFull());
    assertTrue(pending.acknowledge(1).isPresent());
    assertFalse(pending.isFull());
    for (int i = 2; i < SessionSnapshot.MAX_PENDING; i++) {
      assertEquals(Optional.of(new Query.Rooms()), pending.next());
    }
    pending.add(new ClientMessage.Bye());
    assertEquals(Optional.empty(), pending.next());
    assertEquals(1, pending.takeStored(message -> true).size());
    sends("BYE");
  }
}
