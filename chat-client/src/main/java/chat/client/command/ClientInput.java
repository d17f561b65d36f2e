package chat.client.command;

import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.command.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a typed line asks the client to do. Parsing it changes nothing. Any thread. */
public sealed interface ClientInput {
  /**
   * Calls the handler's method for this input.
   *
   * @throws UsageException if the handler refuses it
   */
  void handleWith(Handler handler) throws UsageException;

  /** Returns the message to send, where the line alone determines it. */
  default Optional<ClientMessage> message() {
    return Optional.empty();
  }

  /**
   * Whether carrying it out sends a message that has to wait while too many are pending. A BYE may
   * always be said.
   */
  default boolean isSent() {
    return message().filter(message -> !(message instanceof ClientMessage.Bye)).isPresent();
  }

  /** Carries inputs out: one method for each kind of input. */
  interface Handler {
    void send(Send input) throws UsageException;

    void help(Help input) throws UsageException;

    void reply(Reply input) throws UsageException;

    void go(Go input) throws UsageException;

    void showSettings(ShowSettings input) throws UsageException;

    void showSetting(ShowSetting input) throws UsageException;

    void changeSetting(ChangeSetting input) throws UsageException;

    void clear(Clear input) throws UsageException;
  }

  /** Send a message to the server. A message that takes a number has 0. */
  record Send(ClientMessage toSend) implements ClientInput {
    @Override
    public Optional<ClientMessage> message() {
      return Optional.of(toSend);
    }

    @Override
    public void handleWith(Handler handler) throws UsageException {
      handler.send(this);
    }
  }

  /** Show these lines of help. */
  record Help(List<String> lines) implements ClientInput {
    public Help {
      lines = List.copyOf(lines);
    }

    @Override
    public void handleWith(Handler handler) throws UsageException {
      handler.help(this);
    }
  }

  /** Send a direct message to the last nick that sent us one. */
  record Reply(Text text) implements ClientInput {
    /**
     * Returns the message to send, with the number 0.
     *
     * @param lastTeller the last nick that sent us a direct message
     * @throws UsageException if there is none
     */
    public ClientMessage.Tell to(Optional<Nick> lastTeller) throws UsageException {
      Nick nick =
          lastTeller.orElseThrow(
              () -> new UsageException("nobody has sent you a direct message yet; /msg sends one"));
      return new ClientMessage.Tell(0, nick, text);
    }

    @Override
    public boolean isSent() {
      return true;
    }

    @Override
    public void handleWith(Handler handler) throws UsageException {
      handler.reply(this);
    }
  }

  /** Bring another of our rooms to the front. */
  record Go(String target) implements ClientInput {
    /**
     * Returns the room that the target names.
     *
     * @param rooms our rooms, in the order in which they are numbered for the person
     * @param next the room that {@code next} means; empty if there is no other
     * @throws UsageException if the target names none of our rooms
     */
    public RoomName room(List<RoomName> rooms, Supplier<Optional<RoomName>> next)
        throws UsageException {
      return new RoomChoice(rooms, next).named(target);
    }

    @Override
    public void handleWith(Handler handler) throws UsageException {
      handler.go(this);
    }
  }

  /** Show all settings. */
  record ShowSettings() implements ClientInput {
    @Override
    public void handleWith(Handler handler) throws UsageException {
      handler.showSettings(this);
    }
  }

  /** Show one setting. The name may be unknown. */
  record ShowSetting(String name) implements ClientInput {
    @Override
    public void handleWith(Handler handler) throws UsageException {
      handler.showSetting(this);
    }
  }

  /** Change one setting and store the change. The name may be unknown, the value malformed. */
  record ChangeSetting(String name, String value) implements ClientInput {
    @Override
    public void handleWith(Handler handler) throws UsageException {
      handler.changeSetting(this);
    }
  }

  /** Clear the screen. */
  record Clear() implements ClientInput {
    @Override
    public void handleWith(Handler handler) throws UsageException {
      handler.clear(this);
    }
  }
}
