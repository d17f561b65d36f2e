package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.net.Link;
import chat.client.net.Wire;
import chat.client.ui.InputHandler;
import chat.client.ui.View;
import java.io.IOException;
import java.time.Duration;

/**
 * Takes what is typed or piped in to the link, in the wire that the link speaks. The stdin thread
 * runs it, and waits here until it is known which wire that is.
 */
final class Typist implements InputHandler {
  /** How long a person who leaves waits for what is still under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Link link;
  private final Login login;
  private final Speaker speaker;
  private final View view;
  private final boolean terminal;
  private boolean plainIsKnown;

  Typist(Link link, Login login, Speaker speaker, View view, boolean terminal) {
    this.link = link;
    this.login = login;
    this.speaker = speaker;
    this.view = view;
    this.terminal = terminal;
    this.plainIsKnown = link.wire() == Wire.TEXT;
  }

  @Override
  public boolean wantsBytes() throws InterruptedException {
    return !terminal && link.awaitWire() == Wire.TEXT;
  }

  @Override
  public boolean bytes(byte[] bytes, int from, int to) throws IOException {
    link.writeText(bytes, from, to);
    return true;
  }

  @Override
  public boolean line(String line) throws IOException, InterruptedException {
    return switch (link.awaitWire()) {
      case TEXT -> plain(line);
      case FRAMES -> login.takes(line) || (login.awaitWelcome() && said(line));
      case UNDECIDED -> false;
    };
  }

  @Override
  public boolean overlong(long bytes) throws InterruptedException {
    if (link.awaitWire() == Wire.FRAMES) {
      speaker.overlong(bytes);
    }
    return true;
  }

  @Override
  public void end() throws IOException, InterruptedException {
    Wire wire = link.awaitWire();
    if (wire == Wire.TEXT) {
      link.endText();
    } else if (wire == Wire.FRAMES && login.awaitWelcome()) {
      speaker.bye();
      leave();
    } else {
      link.close();
    }
  }

  private boolean plain(String line) throws IOException {
    if (!plainIsKnown) {
      plainIsKnown = true;
      view.notice(
          "this is no chat server: what you type goes there as it is, but /quit, which leaves");
    }
    if (line.equals("/quit")) {
      link.close();
      return false;
    }
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    link.writeText(bytes, 0, bytes.length);
    return true;
  }

  private boolean said(String line) throws InterruptedException {
    boolean more = speaker.line(line);
    if (!more) {
      leave();
    }
    return more;
  }

  /** A person does not wait for ever; a program wants to know what became of its messages. */
  private void leave() throws InterruptedException {
    if (terminal) {
      link.awaitEnd(PATIENCE);
      link.close();
    }
  }
}
