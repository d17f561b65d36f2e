package chat.client.settings;

import chat.client.config.Entry;
import chat.protocol.InvalidNameException;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;

/**
 * An option of the command line in its other place, the settings file.
 *
 * @param name the long one without its dashes; {@code server} for what the command line doesn't
 *     name
 */
record Setting(String name, ArgSpec spec) {
  /** As it would stand on a command line. */
  String argument(String value) {
    return spec.isOption() ? "--" + name + "=" + value : value;
  }

  /** What these say of it. */
  List<String> valuesIn(List<Entry> entries) {
    return entries.stream().filter(e -> e.name().equals(name)).map(Entry::value).toList();
  }

  /** Why this can't be a value at all; whether it makes sense is for the command line to say. */
  Optional<String> whyNot(String value) {
    if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
      return Optional.of(name + " needs a value of one line, without control characters");
    }
    return spec.isPositional() && value.startsWith("-")
        ? Optional.of(value + ": no host's name starts with -")
        : Optional.empty();
  }

  boolean isRepeatable() {
    return spec.isMultiValue();
  }

  /** What it is if nobody says anything. */
  List<String> defaults() {
    Optional<String> told = Optional.ofNullable(spec.defaultValue());
    return told
        .or(() -> spec.typeInfo().isBoolean() ? Optional.of("false") : Optional.empty())
        .stream()
        .toList();
  }

  /** Whether two values mean the same. */
  boolean isSame(String one, String other) {
    try {
      return switch (name) {
        case "ignore" -> Nick.of(one).equals(Nick.of(other));
        case "room" -> RoomName.typed(one).equals(RoomName.typed(other));
        default -> one.equalsIgnoreCase(other);
      };
    } catch (InvalidNameException e) {
      return false; // A bad line of the file; it was told.
    }
  }
}
