package chat.server.operator;

import chat.json.JsonScalar;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.protocol.command.DurationParser;
import chat.protocol.command.UsageException;
import chat.protocol.unicode.InvalidNameException;
import chat.server.admin.AdminException;
import chat.server.log.NamedRoom;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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

  /** Returns the room that was named, if any was. */
  Optional<NamedRoom> room() throws AdminException {
    Optional<String> typed = find("room");
    try {
      return typed.map(NamedRoom::typed);
    } catch (InvalidNameException e) {
      throw new AdminException("'%s' is no room: %s".formatted(typed.get(), e.getMessage()), e);
    }
  }

  NamedRoom requireRoom() throws AdminException {
    require("room");
    return room().orElseThrow();
  }

  /** Returns one line that others are shown; empty if it was left out. */
  Text line(String name) throws AdminException {
    Text line = Text.of(find(name).orElse("").replace('\n', ' ').strip());
    if (line.byteLength() > Limits.MAX_LINE_BYTES) {
      throw new AdminException(
          "the %s has %,d bytes at most".formatted(name, Limits.MAX_LINE_BYTES));
    }
    return line;
  }

  /** Returns a time in seconds; empty if it was left out. */
  OptionalLong seconds(String name) throws AdminException {
    Optional<String> typed = find(name);
    try {
      return typed.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(DurationParser.parse(typed.get()).toSeconds());
    } catch (UsageException e) {
      throw new AdminException(e.getMessage(), e);
    }
  }

  /** Returns the number of something, from 1. */
  long requireNumber(String name) throws AdminException {
    require(name);
    return number(name);
  }

  Nick nick() throws AdminException {
    return nick("nick");
  }

  Nick nick(String name) throws AdminException {
    String typed = require(name);
    try {
      return Nick.of(typed);
    } catch (InvalidNameException e) {
      throw new AdminException("'%s' is not a nick: %s".formatted(typed, e.getMessage()), e);
    }
  }
}
