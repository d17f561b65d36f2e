package chat.json;

/**
 * A string or a number of a JSON object.
 *
 * @param text the string's characters, or the number as it was written
 */
public record JsonScalar(boolean isString, String text) {
  /** Returns it as JSON: a number as it was written. */
  String json() {
    return isString ? JsonObject.quoted(text) : text;
  }
}
