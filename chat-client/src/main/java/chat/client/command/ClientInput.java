package chat.client.command;

import chat.client.event.Page;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SplitLine;
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

    void ask(Ask input) throws UsageException;

    void help(Help input) throws UsageException;

    void reply(Reply input) throws UsageException;

    void go(Go input) throws UsageException;

    void query(Query input) throws UsageException;

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

  /** Asks for secrets, and sends a request that needs them. */
  record Ask(ParsedInput.Asks asks) implements ClientInput {
    @Override
    public void handleWith(Handler handler) throws UsageException {
      handler.ask(this);
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

  /** Bring another of our pages to the front. */
  record Go(String target) implements ClientInput {
    /**
     * Returns the page that the target names.
     *
     * @param pages ours, in the order in which they are numbered for the person
     * @param next the page that {@code next} means; empty if there is no other with something new
     * @throws UsageException if the target names none of our pages
     */
    public Page page(List<Page> pages, Supplier<Optional<Page>> next) throws UsageException {
      return new PageChoice(pages, next).named(target);
    }

    @Override
    public void handleWith(Handler handler) throws UsageException {
      handler.go(this);
    }
  }

  /**
   * Open a page for a direct conversation, or close the one in front.
   *
   * @param nick the other side; empty to close
   * @param text a message to begin with, if there is one
   */
  record Query(Optional<Nick> nick, Optional<Text> text) implements ClientInput {
    /** Returns what was typed after the command's word. */
    static Query typed(String typed) {
      SplitLine split = SplitLine.of(typed);
      return new Query(
          Optional.of(split.word()).filter(word -> !word.isEmpty()).map(Nick::of),
          Optional.of(split.rest()).filter(rest -> !rest.isEmpty()).map(Text::of));
    }

    @Override
    public Optional<ClientMessage> message() {
      return text.map(first -> new ClientMessage.Tell(0, nick.orElseThrow(), first));
    }

    @Override
    public void handleWith(Handler handler) throws UsageException {
      handler.query(this);
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
