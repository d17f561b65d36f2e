package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What follows from the codes of ERROR and BYE. */
final class CodesTest {
  @Test
  void twoRefusalsAreTemporary() {
    Set<ErrorCode> temporary =
        Stream.of(ErrorCode.values()).filter(ErrorCode::isTemporary).collect(Collectors.toSet());
    assertEquals(EnumSet.of(ErrorCode.NOT_STORED, ErrorCode.RATE_LIMITED), temporary);
    assertTrue(ErrorCode.isTemporary("not-stored"));
    assertFalse(ErrorCode.isTemporary("too-long"));
  }

  @Test
  void unknownRefusalIsPermanent() {
    assertFalse(ErrorCode.isTemporary("no-such-code"));
    assertFalse(ErrorCode.isTemporary("NOT_STORED"));
    assertFalse(ErrorCode.isTemporary(""));
  }

  @Test
  void clientReconnectsAfterFailuresOfTheServer() {
    Set<ByeCode> codes =
        Stream.of(ByeCode.values()).filter(ByeCode::reconnects).collect(Collectors.toSet());
    assertEquals(
        EnumSet.of(
            ByeCode.TIMEOUT,
            ByeCode.SHUTTING_DOWN,
            ByeCode.MOVED,
            ByeCode.INTERNAL_ERROR,
            ByeCode.OVERLOADED),
        codes);
    assertTrue(ByeCode.reconnects("shutting-down"));
    assertFalse(ByeCode.reconnects("taken-over"));
  }

  @Test
  void clientReconnectsAfterAnUnknownCode() {
    assertTrue(ByeCode.reconnects("no-such-code"));
    assertTrue(ByeCode.reconnects(""));
  }
}
