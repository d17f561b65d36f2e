package chat.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are JSON objects of strings and numbers, and what they hold. */
final class JsonReaderTest {
  /** In {@code json}, single quotes denote double ones. */
  private static Map<String, JsonScalar> read(String json) throws MalformedJsonException {
    return JsonReader.read(json.replace('\'', '"'));
  }

  private static String string(String json) throws MalformedJsonException {
    JsonScalar value = read("{'x':" + json + "}").get("x");
    assertEquals(true, value.isString());
    return value.text();
  }

  private static String complaint(String json) {
    return assertThrows(MalformedJsonException.class, () -> read(json)).getMessage();
  }

  @Test
  void objectsKeepTheOrderOfTheirFields() throws Exception {
    assertEquals(Map.of(), read("{}"));
    assertEquals(Map.of(), read(" { \t} \r\n"));
    Map<String, JsonScalar> object = read("{ 'b' : '1' , 'a':2,'':-3.5e+7}");
    assertEquals(List.of("b", "a", ""), List.copyOf(object.keySet()));
    assertEquals(new JsonScalar(true, "1"), object.get("b"));
    assertEquals(new JsonScalar(false, "2"), object.get("a"));
    assertEquals(new JsonScalar(false, "-3.5e+7"), object.get(""));
  }

  @Test
  void escapesAreDecoded() throws Exception {
    assertEquals("\"\\/\b\f\n\r\t", string("'\\\"\\\\\\/\\b\\f\\n\\r\\t'"));
    assertEquals("A\u00e9\u20ac\0", string("'\\u0041\\u00E9\\u20aC\\u0000'"));
    assertEquals("\ud83d\ude00 \ud83d\ude00", string("'\\ud83d\\uDE00 \ud83d\ude00'"));
    assertEquals("\u007f\u2028/", string("'\u007f\u2028/'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "10", "1.5", "-0.25", "1e9", "1E-9", "12345678901234567890"})
  void numbersKeepTheirDigits(String number) throws Exception {
    assertEquals(new JsonScalar(false, number), read("{'x':" + number + "}").get("x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[]",
        "'x'",
        "1",
        "{'x'",
        "{'x':",
        "{'x':1",
        "{'x':1,",
        "{'x':1,}",
        "{,}",
        "{x:1}",
        "{'x' 1}",
        "{'x':1 'y':2}",
        "{'x':1}}",
        "{'x':1} x",
        "{'x':1}{}",
        "{'x':true}",
        "{'x':false}",
        "{'x':null}",
        "{'x':[]}",
        "{'x':{}}",
        "{'x':NaN}",
        "{'x':01}",
        "{'x':1.}",
        "{'x':.5}",
        "{'x':+1}",
        "{'x':-}",
        "{'x':1e}",
        "{'x':0x1}",
        "{'x':1,'x':2}",
        "{'x':1,'\\u0078':2}",
        "{'x':'}",
        "{'x':'\\'}",
        "{'x':'\\q'}",
        "{'x':'\\u12'}",
        "{'x':'\\u12g4'}",
        "{'x':'\\u\uff11234'}",
        "{'x':'a\tb'}",
        "{'x':'a\nb'}",
        "{'x':'\\ud83d'}",
        "{'x':'\\ude00\\ud83d'}",
        "{'x':'\\ud83dx'}",
        "{'x':'\ud83d'}",
        "\ufeff{}",
        "{\u00a0}",
        "// {}",
        "{/**/}"
      })
  void everythingElseIsRefused(String json) {
    complaint(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'x':1} y      | at character 9, there is something after the object
          {'x':tru}      | at character 6, a string or a number is missing
          {'x':[1]}      | at character 6, a string or a number is missing
          {'x':1,'x':2}  | at character 13, there is a second "x"
          {'x':'😀\\q'}   | at character 9, JSON has no such escape
          {'x':'\\u00g0'} | at character 11, four hexadecimal digits are missing
          {'x':'\\ud83d'} | at character 14, the string has half of a surrogate pair
          {'x':'abc      | at character 10, the string does not end
          {'x' 1}        | at character 6, : is missing
          """)
  void complaintsSayWhereAndWhy(String json, String complaint) {
    assertEquals(complaint, complaint(json));
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(20), 0, 0x3000)
          .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
          .forEach(text::appendCodePoint);
      text.appendCodePoint(0x1F600 + random.nextInt(50));
      String json = new JsonObject().string("x", text.toString()).toString();
      assertEquals(text.toString(), JsonReader.read(json).get("x").text());
    }
  }

  @Test
  void textCutOrChangedAnywhereIsReadOrRefused() {
    String json = "{\"room\":\"#dev\",\"text\":\"a\\n\\ud83d\\ude00\",\"ref\":-1.5e3}";
    for (int i = 0; i < json.length(); i++) {
      String cut = json.substring(0, i);
      assertThrows(MalformedJsonException.class, () -> JsonReader.read(cut));
      for (char c : "{}[]\",:\\u0\0 \ud83d".toCharArray()) {
        StringBuilder changed = new StringBuilder(json);
        changed.setCharAt(i, c);
        readOrRefuse(changed.toString());
      }
    }
  }

  private static void readOrRefuse(String json) {
    try {
      JsonReader.read(json);
    } catch (MalformedJsonException e) {
      assertEquals(true, e.getMessage().startsWith("at character "), e.getMessage());
    }
  }
}
