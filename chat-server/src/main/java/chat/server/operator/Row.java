package chat.server.operator;

import chat.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer says of one thing, by name: as a JSON object for programs, and as the cells of a
 * table for people. One thread.
 */
final class Row {
  private static final String NONE = "-";

  private final JsonObject json = new JsonObject();
  private final Map<String, String> cells = new LinkedHashMap<>();

  Row text(String name, String value) {
    json.string(name, value);
    return cell(name, value);
  }

  /** Adds a text, or that there is none. */
  Row text(String name, Optional<String> value) {
    json.string(name, value);
    return cell(name, value.orElse(NONE));
  }

  Row words(String name, List<String> values) {
    json.strings(name, values);
    return cell(name, String.join(" ", values));
  }

  Row number(String name, long value) {
    json.number(name, value);
    return cell(name, Long.toString(value));
  }

  Row flag(String name, boolean value) {
    json.flag(name, value);
    return cell(name, value ? "yes" : "no");
  }

  /** Adds a time in milliseconds since 1970; 0 is none. */
  Row time(String name, long epochMillis) {
    Optional<String> time =
        epochMillis == 0
            ? Optional.empty()
            : Optional.of(
                Instant.ofEpochMilli(epochMillis).truncatedTo(ChronoUnit.SECONDS).toString());
    return text(name, time);
  }

  private Row cell(String name, String value) {
    // A line feed would end the line of a table.
    cells.put(name, value.isEmpty() ? NONE : value.replace('\n', ' ').replace('\t', ' '));
    return this;
  }

  /** Returns the cells of a table's line by the names of its columns. */
  Map<String, String> cells() {
    return cells;
  }

  /** Returns the JSON object. */
  String json() {
    return json.toString();
  }
}
