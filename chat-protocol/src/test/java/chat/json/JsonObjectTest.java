package chat.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.fixture.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The JSON written for values of each type. */
final class JsonObjectTest {
  @Test
  void fieldsKeepTheirOrder() {
    JsonObject object = new JsonObject().string("a", "b").number("n", -1).number("d", 0.5);
    object.flag("f", true).nothing("x").string("y", Optional.empty());
    object.strings("l", List.of("1", "2")).object("o", new JsonObject());
    assertEquals(
        "{\"a\":\"b\",\"n\":-1,\"d\":0.500,\"f\":true,\"x\":null,\"y\":null,"
            + "\"l\":[\"1\",\"2\"],\"o\":{}}",
        object.toString());
    Json.assertObject(object.toString());
  }

  @Test
  void lineEndsAndControlCharactersAreEscaped() {
    assertEquals(
        "{\"t\":\"\\\"\\\\ \\n\\t\\u000d\\u0000\\u001b\\u007f\\u009b\\u2028\\u2029\\u202e\\u200b\"}",
        new JsonObject()
            .string("t", "\"\\ \n\t\r\0\u001b\u007f\u009b\u2028\u2029\u202e\u200b")
            .toString());
  }

  @Test
  void invisibleCharactersAboveFfffAreEscaped() {
    assertEquals(
        "{\"t\":\"\\udb40\\udc01\\udb40\\udc7f\\ud804\\udcbd\"}",
        new JsonObject().string("t", "\udb40\udc01\udb40\udc7f\ud804\udcbd").toString());
  }

  @Test
  void printableCharactersAreUnchanged() {
    String text = "gr\u00fc\u00dfe / \u4f60\u597d \ud83d\ude00";
    assertEquals("{\"t\":\"" + text + "\"}", new JsonObject().string("t", text).toString());
  }

  @Test
  void everyCharacterIsWrittenOnOneLine() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String string = Character.toString(c);
      String json = new JsonObject().string(string, string).toString();
      assertEquals(1, json.lines().count());
      assertEquals(0, json.chars().filter(Character::isISOControl).count(), json);
    }
  }
}
