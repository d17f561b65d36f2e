package chat.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.documents.MarkdownPage;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of JSON events in the client's manual; tests check printed events against it. */
public final class JsonEventTable {
  private static final MarkdownPage PAGE = MarkdownPage.of("chat-client/README.md");

  private static final Map<String, List<String>> FIELDS =
      PAGE.section("JSON events").stream()
          .filter(line -> line.startsWith("| `"))
          .map(row -> row.split("\\|"))
          .flatMap(
              cells -> names(cells[1]).map(event -> Map.entry(event, names(cells[2]).toList())))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private JsonEventTable() {}

  /** Checks that the table has an event with exactly the fields that this line has. */
  public static void assertDocumented(String line) {
    // Matches keys only, since a quote within a value is escaped.
    List<String> keys = matches("(?<!\\\\)\"([a-z]+)\":", line).toList();
    String event = matches("^\\{\"event\":\"([a-z]+)\"", line).findFirst().orElse(line);
    assertEquals(keys.subList(1, keys.size()), FIELDS.get(event), () -> "fields of " + event);
  }

  private static Stream<String> names(String cell) {
    return matches("`([a-z]+)`", cell);
  }

  private static Stream<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1));
  }
}
