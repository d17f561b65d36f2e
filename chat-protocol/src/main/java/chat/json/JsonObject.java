package chat.json;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Builds a JSON object (RFC 8259) on one line. Fields keep the order in which they are added; the
 * caller adds each name once. One thread uses it.
 */
public final class JsonObject {
  private static final int FIRST_UNESCAPED = 0x20;
  private static final int DELETE = 0x7F;
  private static final int LAST_CONTROL = 0x9F;

  private final StringJoiner fields = new StringJoiner(",", "{", "}");

  public JsonObject string(String name, String value) {
    return field(name, quoted(value));
  }

  /** Adds a string, or null if it is empty. */
  public JsonObject string(String name, Optional<String> value) {
    return field(name, value.map(JsonObject::quoted).orElse("null"));
  }

  /** Adds a string or a number, or null if it is empty. */
  public JsonObject scalar(String name, Optional<JsonScalar> value) {
    return field(name, value.map(JsonScalar::json).orElse("null"));
  }

  public JsonObject strings(String name, List<String> values) {
    return field(
        name, values.stream().map(JsonObject::quoted).collect(Collectors.joining(",", "[", "]")));
  }

  public JsonObject number(String name, long value) {
    return field(name, Long.toString(value));
  }

  /** Adds a number with three decimals. */
  public JsonObject number(String name, double value) {
    return field(name, String.format(Locale.ROOT, "%.3f", value));
  }

  public JsonObject flag(String name, boolean value) {
    return field(name, Boolean.toString(value));
  }

  public JsonObject nothing(String name) {
    return field(name, "null");
  }

  public JsonObject object(String name, JsonObject value) {
    return field(name, value.toString());
  }

  private JsonObject field(String name, String json) {
    fields.add(quoted(name) + ":" + json);
    return this;
  }

  static String quoted(String string) {
    StringBuilder quoted = new StringBuilder(string.length() + 2).append('"');
    string.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    switch (c) {
      case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (isUnsafe(c)) {
          // JSON escapes a code point above U+FFFF as its two UTF-16 units.
          for (char unit : Character.toChars(c)) {
            quoted.append("\\u%04x".formatted((int) unit));
          }
        } else {
          quoted.appendCodePoint(c);
        }
      }
    }
  }

  /**
   * Whether to escape a code point. JSON requires it below the space alone; the others end a line
   * for some readers, or control a terminal that shows them.
   */
  private static boolean isUnsafe(int c) {
    return c < FIRST_UNESCAPED
        || (c >= DELETE && c <= LAST_CONTROL)
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
        || Character.getType(c) == Character.FORMAT;
  }

  /** Returns the object with the fields added so far, without a line end. */
  @Override
  public String toString() {
    return fields.toString();
  }
}
