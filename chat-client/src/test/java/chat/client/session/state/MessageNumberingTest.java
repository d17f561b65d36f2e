package chat.client.session.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ClientMessage.Numbered;
import chat.protocol.ClientMessage.Say;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MessageNumberingTest {
  private final MessageNumbering numbering = new MessageNumbering();

  private long number(String text) {
    return numbering.number(new Say(0, RoomName.LOBBY, Text.of(text))).id();
  }

  private void numberAll(String... texts) {
    List.of(texts).forEach(this::number);
  }

  private static List<String> texts(List<Numbered> messages) {
    return messages.stream().map(message -> message.text().toString()).toList();
  }

  private static Optional<String> text(Optional<Numbered> message) {
    return message.map(m -> m.text().toString());
  }

  /** Takes all that can be sent again, as ids and texts. */
  private void resends(String... messages) {
    StringBuilder taken = new StringBuilder();
    Optional<Numbered> message = numbering.nextToResend();
    while (message.isPresent()) {
      taken.append(message.get().id()).append(' ').append(message.get().text()).append(';');
      message = numbering.nextToResend();
    }
    assertEquals(String.join(";", messages), taken.toString().replaceAll(";$", ""));
  }

  @Test
  void numbersRiseFromOne() {
    assertEquals(1, number("a"));
    assertEquals(2, number("b"));
    assertEquals(List.of("a", "b"), texts(numbering.pending()));
    assertFalse(numbering.resends());
  }

  @Test
  void messageIsAcknowledgedOnce() {
    numberAll("a", "b");
    assertEquals(Optional.of("b"), text(numbering.acknowledge(2)));
    assertEquals(Optional.empty(), numbering.acknowledge(2));
    assertEquals(Optional.empty(), numbering.acknowledge(3));
    assertEquals(1, numbering.size());
    assertEquals(3, number("c"));
  }

  @Test
  void refusedNumberIsUsedUp() {
    numberAll("a", "b");
    assertEquals(Optional.of("a"), text(numbering.refuse(1)));
    assertEquals(Optional.empty(), numbering.refuse(1));
    assertEquals(List.of("b"), texts(numbering.pending()));
    assertEquals(3, number("c"));
    resends();
  }

  @Test
  void unstoredMessagesAreSentAgainInOrderAfterThePause() {
    numberAll("a", "b", "c");
    assertTrue(numbering.notStored(2));
    assertTrue(numbering.notStored(3));
    assertTrue(numbering.resends());
    resends();
    numbering.pauseOver();
    resends(); // the answer to 1 is due
    assertEquals(Optional.of("a"), text(numbering.acknowledge(1)));
    resends("2 b", "3 c");
    assertFalse(numbering.resends());
    assertEquals(2, numbering.pendingCount());
    assertEquals(4, number("d"));
  }

  @Test
  void secondFailurePausesTheRest() {
    numberAll("a", "b");
    numbering.notStored(1);
    numbering.notStored(2);
    numbering.pauseOver();
    assertEquals(Optional.of("a"), text(numbering.nextToResend()));
    numbering.notStored(1);
    resends();
    numbering.pauseOver();
    resends("1 a", "2 b");
  }

  @Test
  void unknownNumberIsNotSentAgain() {
    number("a");
    assertFalse(numbering.notStored(7));
    assertFalse(numbering.resends());
  }

  @Test
  void messageThatWasStoredAfterAllIsNotSentAgain() {
    number("a");
    numbering.notStored(1);
    assertEquals(Optional.of("a"), text(numbering.acknowledge(1)));
    numbering.pauseOver();
    resends();
    assertFalse(numbering.resends());
  }

  @Test
  void storedMessagesCountUntilTheyAreTaken() {
    numberAll("a", "b", "c");
    numbering.storedUpTo(2);
    assertEquals(1, numbering.pendingCount());
    assertEquals(3, numbering.size());
    assertEquals(Optional.of("b"), text(numbering.acknowledge(2)));
    assertEquals(List.of(), numbering.takeStored(message -> false));
    assertEquals(List.of("a"), texts(numbering.takeStored(message -> true)));
    assertEquals(List.of("c"), texts(numbering.pending()));
    assertEquals(1, numbering.size());
  }

  @Test
  void newLinkSendsWhatIsPendingUnderItsNumbers() {
    numberAll("a", "b", "c");
    numbering.notStored(2);
    numbering.storedUpTo(1);
    assertFalse(numbering.isQuiet());
    numbering.resume(1);
    resends("2 b", "3 c");
    assertEquals(4, number("d"));
  }

  @Test
  void numbersContinueAfterTheServersLast() {
    number("a");
    numbering.storedUpTo(7);
    numbering.resume(7);
    resends();
    assertEquals(8, number("b"));
    numbering.resume(3);
    assertEquals(9, number("c"));
  }

  @Test
  void anotherLogRenumbersWhatIsPending() {
    numberAll("a", "b", "c");
    numbering.acknowledge(2);
    numbering.notStored(3);
    numbering.renumber(7);
    assertEquals(List.of("a", "c"), texts(numbering.pending()));
    resends("8 a", "9 c");
    assertEquals(10, number("d"));
    numbering.renumber(0);
    resends("1 a", "2 c", "3 d");
    assertEquals(4, number("e"));
  }

  @Test
  void numbersDoNotFollowAServerToWhereTheyOverflow() {
    numbering.resume(Long.MAX_VALUE);
    assertEquals(1_000_000_000_000_001L, number("a"));
    assertTrue(number("b") > 0);
    numbering.renumber(Long.MAX_VALUE);
    resends("1000000000000001 a", "1000000000000002 b");
  }
}
