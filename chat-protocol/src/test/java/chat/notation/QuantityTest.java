package chat.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class QuantityTest {
  @Test
  void oneThingIsSingular() {
    assertEquals("0 rooms", Quantity.of(0, "room"));
    assertEquals("1 room", Quantity.of(1, "room"));
    assertEquals("2,000 rooms", Quantity.of(2_000, "room"));
    assertEquals("1 person", Quantity.of(1, "person", "people"));
    assertEquals("2 people", Quantity.of(2, "person", "people"));
  }
}
