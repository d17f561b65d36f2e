package chat.client.command;

import chat.client.event.Page;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.command.UsageException;
import chat.protocol.unicode.InvalidNameException;
import chat.protocol.unicode.NameRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The pages that {@code /go} can name: by name, by number, or as {@code next}. */
record PageChoice(List<Page> pages, Supplier<Optional<Page>> next) {
  PageChoice {
    pages = List.copyOf(pages);
  }

  /** Returns the page that this text names. */
  Page named(String typed) throws UsageException {
    if (typed.equalsIgnoreCase("next")) {
      return next.get().orElseThrow(() -> new UsageException(noneIsNext()));
    }
    if (typed.matches("[0-9]{1,4}")) {
      return numbered(Integer.parseInt(typed));
    }
    Optional<Page> conversation =
        pages.stream()
            .filter(page -> page.partner().filter(nick -> isCalled(nick, typed)).isPresent())
            .findFirst();
    return conversation.isPresent() ? conversation.get() : room(typed);
  }

  private static boolean isCalled(Nick nick, String typed) {
    return NameRules.key(nick.value()).equals(NameRules.key(typed));
  }

  private String noneIsNext() {
    return pages.size() > 1
        ? "nothing is new on your other pages"
        : "you have no other page; /join ROOM or /query NICK opens one";
  }

  private Page numbered(int number) throws UsageException {
    if (number < 1 || number > pages.size()) {
      throw new UsageException("you have no page %d; %s".formatted(number, list()));
    }
    return pages.get(number - 1);
  }

  private Page room(String typed) throws UsageException {
    RoomName room = parsed(typed);
    return pages.stream()
        .filter(Page.of(room)::equals)
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException("you are not in %s; /join %s enters it".formatted(room, room)));
  }

  private static RoomName parsed(String typed) throws UsageException {
    try {
      return RoomName.typed(typed);
    } catch (InvalidNameException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private String list() {
    return pages.isEmpty()
        ? "/join ROOM or /query NICK opens one"
        : IntStream.range(0, pages.size())
            .mapToObj(i -> (i + 1) + " " + pages.get(i))
            .collect(Collectors.joining(", ", "yours are ", ""));
  }
}
