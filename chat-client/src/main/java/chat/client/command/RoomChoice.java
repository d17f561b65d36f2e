package chat.client.command;

import chat.protocol.InvalidNameException;
import chat.protocol.RoomName;
import chat.protocol.command.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rooms that {@code /go} can name: by name, by number, or as {@code next}. */
record RoomChoice(List<RoomName> rooms, Supplier<Optional<RoomName>> next) {
  RoomChoice {
    rooms = List.copyOf(rooms);
  }

  /** Returns the room that this text names. */
  RoomName named(String typed) throws UsageException {
    if (typed.equalsIgnoreCase("next")) {
      return next.get()
          .orElseThrow(() -> new UsageException("you are in no other room; /join ROOM enters one"));
    }
    if (typed.matches("[0-9]{1,4}")) {
      return numbered(Integer.parseInt(typed));
    }
    RoomName room = parsed(typed);
    if (!rooms.contains(room)) {
      throw new UsageException("you are not in %s; /join %s enters it".formatted(room, room));
    }
    return room;
  }

  private RoomName numbered(int number) throws UsageException {
    if (number < 1 || number > rooms.size()) {
      throw new UsageException("you have no room %d; %s".formatted(number, list()));
    }
    return rooms.get(number - 1);
  }

  private static RoomName parsed(String typed) throws UsageException {
    try {
      return RoomName.typed(typed);
    } catch (InvalidNameException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private String list() {
    return rooms.isEmpty()
        ? "you are in none"
        : IntStream.range(0, rooms.size())
            .mapToObj(i -> (i + 1) + " " + rooms.get(i))
            .collect(Collectors.joining(", ", "yours are ", ""));
  }
}
