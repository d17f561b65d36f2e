package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.net.Links;
import chat.client.net.Wire;
import chat.client.ui.InputHandler;
import chat.client.ui.View;
import chat.protocol.command.SlashCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes what is typed or piped in to the link, in the wire that the link speaks. The stdin thread
 * runs it, and waits here until it is known which wire that is.
 */
final class Typist implements InputHandler {
  /** How long a person who leaves waits for what is still under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Understood also while the server understands nothing yet. */
  private static final String LEAVE = SlashCommand.QUIT.help().word();

  private final Links links;
  private final Login login;
  private final Speaker speaker;
  private final View view;
  private final boolean terminal;
  private boolean plainIsKnown;

  Typist(Links links, Login login, Speaker speaker, View view, boolean terminal) {
    this.links = links;
    this.login = login;
    this.speaker = speaker;
    this.view = view;
    this.terminal = terminal;
    this.plainIsKnown = links.wire() == Wire.TEXT;
  }

  @Override
  public boolean wantsBytes() throws InterruptedException {
    return !terminal && links.awaitWire() == Wire.TEXT;
  }

  @Override
  public boolean bytes(byte[] bytes, int from, int to) throws IOException {
    links.writeText(bytes, from, to);
    return true;
  }

  @Override
  public boolean line(String line) throws IOException, InterruptedException {
    return switch (links.awaitWire()) {
      case TEXT -> plain(line);
      case FRAMES -> framed(line);
      case UNDECIDED -> false;
    };
  }

  private boolean framed(String line) throws InterruptedException {
    if (terminal && line.equals(LEAVE) && !login.awaitWelcome(PATIENCE)) {
      links.close();
      return false;
    }
    return login.takes(line) || (login.awaitWelcome() && said(line));
  }

  @Override
  public Optional<String> complaint(String line) {
    return links.wire() == Wire.FRAMES && login.isWelcome()
        ? speaker.complaint(line)
        : Optional.empty();
  }

  @Override
  public boolean overlong(long bytes) throws InterruptedException {
    if (links.awaitWire() == Wire.FRAMES) {
      speaker.overlong(bytes);
    }
    return true;
  }

  @Override
  public void end() throws IOException, InterruptedException {
    Wire wire = links.awaitWire();
    if (wire == Wire.TEXT) {
      links.endText();
      leave();
    } else if (wire == Wire.FRAMES && mayTakeLeave()) {
      speaker.bye();
      leave();
    } else {
      links.close();
    }
  }

  /** A person who leaves doesn't wait for ever for a server that says nothing. */
  private boolean mayTakeLeave() throws InterruptedException {
    return terminal ? login.awaitWelcome(PATIENCE) && !links.areDown() : login.awaitWelcome();
  }

  private boolean plain(String line) throws IOException {
    if (!plainIsKnown) {
      plainIsKnown = true;
      view.notice(
          "this is no chat server: what you type goes there as it is, but /quit, which leaves");
    }
    if (line.equals(LEAVE)) {
      links.close();
      return false;
    }
    view.sentPlain(line);
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    links.writeText(bytes, 0, bytes.length);
    return true;
  }

  private boolean said(String line) throws InterruptedException {
    if (line.isEmpty() && terminal) {
      links.tryNow();
    }
    boolean more = speaker.line(line);
    if (!more) {
      leave();
    }
    return more;
  }

  /** A person does not wait for ever; a program wants to know what became of its messages. */
  private void leave() throws InterruptedException {
    if (terminal) {
      links.awaitEnd(links.areDown() ? Duration.ZERO : PATIENCE);
      links.close();
    }
  }
}
