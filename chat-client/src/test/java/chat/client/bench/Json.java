package chat.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;

/** Checks that a text is one JSON object: replaces each whole value until one is left. */
public final class Json {
  private static final Pattern STRING =
      Pattern.compile("\"(?:[^\"\\\\\\p{Cntrl}]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-f]{4}))*\"");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null");
  private static final Pattern ARRAY = Pattern.compile("\\[(?:[sv](?:,[sv])*)?]");
  private static final Pattern OBJECT = Pattern.compile("\\{(?:s:[sv](?:,s:[sv])*)?}");

  private Json() {}

  public static void assertObject(String json) {
    String left = STRING.matcher(json).replaceAll("s");
    left = NUMBER.matcher(left).replaceAll("v");
    String before = "";
    String whole = "";
    while (!left.equals(before)) {
      before = left;
      left = ARRAY.matcher(left).replaceAll("v");
      whole = OBJECT.matcher(left).matches() ? "an object" : whole;
      left = OBJECT.matcher(left).replaceAll("v");
    }
    assertEquals("v", left, json);
    assertEquals("an object", whole, json);
  }

  /** Returns the number of this name; NaN if there is none. */
  public static double number(String json, String name) {
    var number = Pattern.compile(Pattern.quote("\"" + name + "\":") + "([0-9.]+)").matcher(json);
    return number.find() ? Double.parseDouble(number.group(1)) : Double.NaN;
  }
}
