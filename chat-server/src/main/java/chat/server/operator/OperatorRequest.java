package chat.server.operator;

import chat.json.JsonScalar;
import chat.protocol.Nick;
import chat.protocol.unicode.InvalidNameException;
import chat.server.admin.AdminException;
import java.util.Map;
import java.util.Optional;

/**
 * One command of an operator. Any thread.
 *
 * @param actor the operator
 * @param fields what the operator wrote, by name
 */
record OperatorRequest(String actor, Map<String, JsonScalar> fields) {
  OperatorRequest {
    fields = Map.copyOf(fields);
  }

  /** Returns what was written, if anything was. */
  Optional<String> find(String name) {
    return Optional.ofNullable(fields.get(name)).map(JsonScalar::text);
  }

  String require(String name) throws AdminException {
    return find(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new AdminException("the command lacks its " + name));
  }

  /** Returns whether a field is there: its value doesn't matter. */
  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Returns a number from 0; 0 if it is not there. */
  long number(String name) throws AdminException {
    try {
      long number = find(name).map(Long::parseLong).orElse(0L);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    throw new AdminException("'%s' is not a number from 0".formatted(find(name).orElse("")));
  }

  Nick nick() throws AdminException {
    String typed = require("nick");
    try {
      return Nick.of(typed);
    } catch (InvalidNameException e) {
      throw new AdminException("'%s' is not a nick: %s".formatted(typed, e.getMessage()), e);
    }
  }
}
