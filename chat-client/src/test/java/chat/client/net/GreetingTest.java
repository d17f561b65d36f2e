package chat.client.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.LinearTime;
import chat.protocol.input.InputBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GreetingTest {
  @ParameterizedTest
  @CsvSource({
    "1, Hey What's up? [chat/1]",
    "12, [chat/12] in front",
    "2, caf\u00e9 [chat/2] !",
    "3, '[chat/x] [chat/3]'",
  })
  void markIsFoundAnywhereInTheLine(int version, String line) {
    assertEquals(OptionalInt.of(version), Greeting.version(line.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Hey What's up?", "[chat/]", "[chat/0]", "[chat/-1]", "[chat/9999999999]"})
  void lineWithoutAMarkHasNoVersion(String line) {
    assertEquals(OptionalInt.empty(), Greeting.version(line.getBytes(UTF_8)));
  }

  @Test
  void greetingIsTakenOnceItsLineIsWhole() throws IOException {
    InputBuffer input = input("hey [chat/1]\nrest");
    for (int i = 0; i < "hey [chat/1]".length(); i++) {
      assertTrue(input.fill());
      assertEquals(Optional.empty(), Greeting.next(input));
    }
    assertTrue(input.fill());
    Greeting greeting = Greeting.next(input).orElseThrow();
    assertEquals("hey [chat/1]\n", greeting.line().toString());
    assertEquals(OptionalInt.of(1), greeting.version());
    assertTrue(input.isEmpty());
  }

  @Test
  void firstLineIsCutAtTheLimit() throws IOException {
    InputBuffer input = input("x".repeat(Greeting.MAX_BYTES) + "[chat/1]\n");
    for (int i = 1; i < Greeting.MAX_BYTES; i++) {
      assertTrue(input.fill());
      assertEquals(Optional.empty(), Greeting.next(input));
    }
    assertTrue(input.fill());
    assertEquals(OptionalInt.empty(), Greeting.next(input).orElseThrow().version());
  }

  /** Returns one byte a read. */
  private static InputBuffer input(String bytes) {
    return new InputBuffer(
        new ByteArrayInputStream(bytes.getBytes(UTF_8)) {
          @Override
          public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, 1));
          }
        });
  }

  @Test
  void searchTakesLinearTime() {
    LinearTime.of("[chat/123456789", line -> Greeting.version(line.getBytes(UTF_8)));
  }
}
