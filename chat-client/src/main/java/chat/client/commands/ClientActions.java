package chat.client.commands;

import chat.client.config.SettingsStore;
import chat.client.ui.Console;
import chat.client.ui.Preferences;
import chat.client.ui.RoomList;
import chat.client.ui.View;
import chat.protocol.ClientMessage;
import chat.protocol.InvalidNameException;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.command.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the client's own commands do. The stdin thread's. */
public final class ClientActions {
  private final RoomList rooms;
  private final Consumer<RoomName> bringToFront;
  private final Console console;
  private final View view;
  private final SettingsStore settings;
  private final Preferences preferences;
  private final Supplier<Optional<Nick>> lastTeller;

  /**
   * Actions on what is given.
   *
   * @param bringToFront makes a room of these the one that is typed into
   * @param lastTeller who said something to this client alone last
   */
  public ClientActions(
      RoomList rooms,
      Consumer<RoomName> bringToFront,
      Console console,
      SettingsStore settings,
      Preferences preferences,
      Supplier<Optional<Nick>> lastTeller) {
    this.rooms = rooms;
    this.bringToFront = bringToFront;
    this.console = console;
    this.view = console.view();
    this.settings = settings;
    this.preferences = preferences;
    this.lastTeller = lastTeller;
  }

  Optional<ClientMessage> reply(String typed) throws UsageException {
    Nick nick =
        lastTeller
            .get()
            .orElseThrow(
                () ->
                    new UsageException("nobody has sent you a direct message yet; /msg sends one"));
    return Optional.of(new ClientMessage.Tell(0, nick, Text.of(typed)));
  }

  Optional<ClientMessage> go(String typed) throws UsageException {
    bringToFront.accept(room(typed));
    view.front(rooms.current());
    return Optional.empty();
  }

  private RoomName room(String typed) throws UsageException {
    List<RoomName> entered = rooms.entered();
    if (typed.equalsIgnoreCase("next")) {
      return console
          .nextRoom()
          .or(rooms::afterCurrent)
          .orElseThrow(() -> new UsageException("you are in no other room; /join ROOM enters one"));
    }
    if (typed.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(typed);
      if (number < 1 || number > entered.size()) {
        throw new UsageException("you have no room " + typed + "; " + numbered(entered));
      }
      return entered.get(number - 1);
    }
    try {
      RoomName room = RoomName.typed(typed);
      if (!entered.contains(room)) {
        throw new UsageException("you are not in %s; /join %s enters it".formatted(room, room));
      }
      return room;
    } catch (InvalidNameException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static String numbered(List<RoomName> rooms) {
    StringBuilder told = new StringBuilder(rooms.isEmpty() ? "you are in none" : "yours are");
    for (int i = 0; i < rooms.size(); i++) {
      told.append(i == 0 ? " " : ", ").append(i + 1).append(' ').append(rooms.get(i));
    }
    return told.toString();
  }

  /** Shows a setting or all of them, or changes one. */
  Optional<ClientMessage> set(String typed) throws UsageException {
    String[] words = typed.strip().split("(?U)\\s+", 2);
    return set(words[0], words.length > 1 ? words[1] : "");
  }

  Optional<ClientMessage> set(String name, String value) throws UsageException {
    if (name.isEmpty()) {
      view.notice(String.join("\n", settings.showAll()));
    } else if (value.isEmpty()) {
      view.notice(settings.show(name));
    } else {
      SettingsStore.Change change = settings.change(name, value);
      preferences.become(change.preferences());
      view.notice(change.sentence());
    }
    return Optional.empty();
  }

  Optional<ClientMessage> clear(String typed) {
    console.clear();
    return Optional.empty();
  }
}
