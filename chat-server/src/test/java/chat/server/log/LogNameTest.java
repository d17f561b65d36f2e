package chat.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.RoomName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two rooms may have one name, and have a log each. */
class LogNameTest {
  private static final RoomName TEA = RoomName.of("#Tea");

  @Test
  void firstLogHasTheNameOfTheRoom() {
    assertEquals(new LogName("#Tea"), LogName.of(TEA, 1));
    assertEquals(LogName.of(TEA), LogName.of(TEA, 1));
    assertEquals(new LogName("#Tea/0002"), LogName.of(TEA, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9_999, 10_000, 123_456})
  void nameAndGenerationAreReadBack(int generation) {
    LogName log = LogName.of(TEA, generation);
    assertTrue(log.isRoom());
    // Queries for rooms end there.
    assertTrue(log.key().compareTo("$") < 0);
    assertEquals("#Tea", log.room().value());
    assertEquals(generation, log.generation());
  }

  @Test
  void inboxIsTheLogOfNoRoom() {
    assertThrows(IllegalStateException.class, () -> LogName.ofAccount(1).room());
  }
}
