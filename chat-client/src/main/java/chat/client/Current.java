package chat.client;

import java.util.List;

/**
 * What a setting is.
 *
 * @param isForNextStart whether it is so only when the client is started again
 */
record Current(List<String> values, Origin origin, boolean isForNextStart) {
  Current {
    values = List.copyOf(values);
  }

  Current(List<String> values, Origin origin) {
    this(values, origin, false);
  }

  /** For a person: the values, or a dash if there are none. */
  String shownValues() {
    return values.isEmpty() ? "-" : String.join(", ", values);
  }

  String shownOrigin() {
    return "(" + origin + (isForNextStart ? ", from the next start on)" : ")");
  }
}
