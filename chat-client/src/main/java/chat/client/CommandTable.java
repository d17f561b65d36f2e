package chat.client;

import chat.client.ui.CommandHelp;
import chat.client.ui.View;
import chat.protocol.ClientMessage;
import chat.protocol.RoomName;
import chat.protocol.SlashCommand;
import chat.protocol.Typed;
import chat.protocol.UnknownCommand;
import chat.protocol.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All that can be typed: the commands that every server knows, and this client's own. */
final class CommandTable {
  private final ClientActions actions;
  private final View view;
  private final boolean person;

  /** For a program, only what it may send is there. */
  CommandTable(ClientActions actions, View view, boolean person) {
    this.actions = actions;
    this.view = view;
    this.person = person;
  }

  /** What to suggest to a person. */
  static List<CommandHelp> suggestions() {
    return Stream.concat(
            Stream.of(SlashCommand.values())
                .map(c -> new CommandHelp(c.word(), c.usage(), c.help())),
            Stream.of(ClientCommand.values())
                .map(c -> new CommandHelp(c.word(), c.usage(), c.help())))
        .toList();
  }

  /**
   * What a line would send, if anything; nothing becomes of it. Any thread.
   *
   * @throws UsageException if nothing can be made of the line
   */
  Optional<ClientMessage> check(String line, Optional<RoomName> room) throws UsageException {
    Optional<ClientCommand> own = own(line);
    if (own.isPresent()) {
      own.get().check(line);
      return Optional.empty();
    }
    Typed typed = read(line, room);
    if (typed instanceof Typed.Help help) {
      help(help);
    }
    return typed instanceof Typed.Message message
        ? Optional.of(message.message())
        : Optional.empty();
  }

  /**
   * Reads a line, and does what it asks of the client itself.
   *
   * @return what it asks of the server
   * @throws UsageException if nothing can be made of the line
   */
  Optional<ClientMessage> run(String line, Optional<RoomName> room) throws UsageException {
    Optional<ClientCommand> own = own(line);
    if (own.isPresent()) {
      return own.get().run(actions, line);
    }
    Typed typed = read(line, room);
    if (typed instanceof Typed.Help help) {
      view.notice(String.join("\n", help(help)));
    }
    return typed instanceof Typed.Message message
        ? Optional.of(message.message())
        : Optional.empty();
  }

  private Optional<ClientCommand> own(String line) {
    return person ? ClientCommand.of(line) : Optional.empty();
  }

  private Typed read(String line, Optional<RoomName> room) throws UsageException {
    boolean isCommand = line.startsWith("/") && !line.startsWith("//");
    if (isCommand) {
      requireKnown(SlashCommand.firstWord(line));
    }
    return SlashCommand.read(line, room);
  }

  private List<String> help(Typed.Help help) throws UsageException {
    String about = help.about();
    if (!person) {
      return SlashCommand.help(about);
    }
    if (about.isEmpty()) {
      List<String> lines = new ArrayList<>(SlashCommand.table());
      lines.addAll(ClientCommand.table());
      return lines;
    }
    Optional<ClientCommand> own = ClientCommand.of(about);
    if (own.isPresent()) {
      return own.get().lines();
    }
    if (!about.startsWith("//")) {
      requireKnown(about);
    }
    return SlashCommand.help(about);
  }

  private void requireKnown(String word) throws UsageException {
    List<String> known = new ArrayList<>(SlashCommand.words());
    known.addAll(person ? ClientCommand.words() : List.of());
    if (!SlashCommand.words().contains(word.toLowerCase(Locale.ROOT))) {
      throw new UsageException(
          !person && SlashCommand.CLIENT_ONLY.contains(word.toLowerCase(Locale.ROOT))
              ? word + " is for a terminal; a program has no use for it"
              : UnknownCommand.sentence(word, known));
    }
  }
}
