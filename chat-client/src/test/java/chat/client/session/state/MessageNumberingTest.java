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

  @Test
  void numbersRiseFromOne() {
    assertEquals(1, number("a"));
    assertEquals(2, number("b"));
    assertEquals(List.of("a", "b"), texts(numbering.pending()));
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
  void refusedNumberIsUsedAgain() {
    numberAll("a", "b", "c");
    assertEquals(Optional.of("a"), text(numbering.refuse(1)));
    assertEquals(List.of("b", "c"), texts(numbering.requeueAfter(1)));
    assertEquals(0, numbering.size());
    assertEquals(1, number("b"));
    assertEquals(2, number("c"));
  }

  @Test
  void unknownNumberIsNotRefused() {
    number("a");
    assertEquals(Optional.empty(), numbering.refuse(2));
    assertEquals(2, number("b"));
  }

  @Test
  void asManyRefusalsAreSkippedAsMessagesWereSentAgain() {
    numberAll("a", "b", "c");
    numbering.refuse(1);
    numbering.requeueAfter(1);
    numberAll("b", "c");
    numbering.refuse(1);
    numbering.requeueAfter(1);
    assertFalse(numbering.skipRefusal(1));
    assertTrue(numbering.skipRefusal(2));
    assertTrue(numbering.skipRefusal(2));
    assertFalse(numbering.skipRefusal(2));
    assertTrue(numbering.skipRefusal(3));
    assertFalse(numbering.skipRefusal(3));
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
  void restartNumbersFromWhatTheServerHas() {
    numberAll("a", "b", "c");
    numbering.refuse(1);
    numbering.requeueAfter(1);
    numberAll("b", "c");
    assertEquals(List.of("b", "c"), texts(numbering.restartAfter(7)));
    assertEquals(0, numbering.size());
    assertFalse(numbering.skipRefusal(2));
    assertEquals(8, number("b"));
  }

  @Test
  void restartDoesNotFollowAServerToWhereNumbersOverflow() {
    numbering.restartAfter(Long.MAX_VALUE);
    assertEquals(1_000_000_000_000_001L, number("a"));
    assertTrue(number("b") > 0);
  }
}
