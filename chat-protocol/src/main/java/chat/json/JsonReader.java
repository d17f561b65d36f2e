package chat.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one JSON object (RFC 8259) whose values are strings and numbers. It accepts nothing else:
 * no other values, no name twice, nothing after the object, no half of a surrogate pair. The time
 * it takes grows with the length of the text. One thread uses it, once.
 */
public final class JsonReader {
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

  private static final int HEX_DIGITS = 4;
  private static final int FIRST_UNESCAPED = 0x20;

  private final String json;
  private int next;

  private JsonReader(String json) {
    this.json = json;
  }

  /** Returns the object's values by their names, in their order. */
  public static Map<String, JsonScalar> read(String json) throws MalformedJsonException {
    return new JsonReader(json).object();
  }

  private Map<String, JsonScalar> object() throws MalformedJsonException {
    Map<String, JsonScalar> values = new LinkedHashMap<>();
    skipBlanks();
    expect('{');
    skipBlanks();
    boolean more = !skip('}');
    while (more) {
      add(values);
      skipBlanks();
      more = skip(',');
      if (!more) {
        expect('}');
      }
    }
    skipBlanks();
    if (next < json.length()) {
      throw malformed("there is something after the object");
    }
    return values;
  }

  private void add(Map<String, JsonScalar> values) throws MalformedJsonException {
    skipBlanks();
    expect('"');
    String name = string();
    skipBlanks();
    expect(':');
    skipBlanks();
    if (values.put(name, value()) != null) {
      throw malformed("there is a second \"" + name + "\"");
    }
  }

  private JsonScalar value() throws MalformedJsonException {
    if (skip('"')) {
      return new JsonScalar(true, string());
    }
    Matcher number = NUMBER.matcher(json).region(next, json.length());
    if (!number.lookingAt()) {
      throw malformed("a string or a number is missing");
    }
    next = number.end();
    return new JsonScalar(false, number.group());
  }

  /** Reads a string whose opening quote was read. */
  private String string() throws MalformedJsonException {
    StringBuilder string = new StringBuilder();
    while (!skip('"')) {
      char c = take();
      if (c < FIRST_UNESCAPED) {
        next--;
        throw malformed("a control character is not escaped");
      }
      string.append(c == '\\' ? escaped() : c);
    }
    if (string.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw malformed("the string has half of a surrogate pair");
    }
    return string.toString();
  }

  private char escaped() throws MalformedJsonException {
    char c = take();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> {
        next--;
        throw malformed("JSON has no such escape");
      }
    };
  }

  private char hex() throws MalformedJsonException {
    int code = 0;
    for (int i = 0; i < HEX_DIGITS; i++) {
      char c = take();
      if (c > 'f' || Character.digit(c, 16) < 0) {
        next--;
        throw malformed("four hexadecimal digits are missing");
      }
      code = code * 16 + Character.digit(c, 16);
    }
    return (char) code;
  }

  private void skipBlanks() {
    while (next < json.length() && " \t\n\r".indexOf(json.charAt(next)) >= 0) {
      next++;
    }
  }

  private boolean skip(char c) {
    boolean isNext = next < json.length() && json.charAt(next) == c;
    next += isNext ? 1 : 0;
    return isNext;
  }

  private void expect(char c) throws MalformedJsonException {
    if (!skip(c)) {
      throw malformed(c + " is missing");
    }
  }

  private char take() throws MalformedJsonException {
    if (next == json.length()) {
      throw malformed("the string does not end");
    }
    return json.charAt(next++);
  }

  /** Where, by the number of the character in the line, is as important as what. */
  private MalformedJsonException malformed(String why) {
    int column = json.codePointCount(0, next) + 1;
    return new MalformedJsonException("at character " + column + ", " + why);
  }
}
