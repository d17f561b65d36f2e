package chat.client.net;

import chat.protocol.ClientMessage;
import chat.protocol.account.Fingerprint;
import java.util.Optional;

/**
 * The connections to the servers of one chat, one after the other. The session thread owns it and
 * decides when to reconnect; nothing here waits for the network.
 *
 * <p>A link's end is the last thing heard from it, and the next one starts after that, so nothing
 * from an old connection arrives after anything from a new one.
 */
public final class ReconnectingLink implements ServerLink {
  private final Connector connector;
  private final LinkListener listener;
  private final Timing timing;
  private volatile Link link; // the thread that sends BYE reads it, too

  /**
   * A first link over this connection; {@link #start} makes it work.
   *
   * @param connector makes the next ones, by the same rules
   * @param textOnly whether to speak plain text, whatever the server is
   */
  public ReconnectingLink(
      Connected first,
      Connector connector,
      boolean textOnly,
      LinkListener listener,
      Timing timing) {
    this.connector = connector;
    this.listener = listener;
    this.timing = timing;
    this.link = new Link(first, textOnly ? Wire.TEXT : Wire.UNDECIDED, listener, timing);
  }

  @Override
  public void start() {
    link.start();
  }

  @Override
  public ServerAddress address() {
    return link.address();
  }

  @Override
  public LinkSecurity security() {
    return link.security();
  }

  @Override
  public Wire wire() {
    return link.choice().wire();
  }

  @Override
  public boolean chooseText() {
    return link.choice().decide(Wire.TEXT);
  }

  @Override
  public void reconnect(ServerAddress address, Optional<Fingerprint> vouched) {
    Thread thread = new Thread(() -> connect(address, vouched), "connector");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void resume(Connected connected) {
    link = new Link(connected, Wire.FRAMES, listener, timing);
    link.start();
  }

  @Override
  public boolean isFull() {
    return link.outbox().isFull();
  }

  @Override
  public void send(ClientMessage message) {
    link.outbox().put(message);
  }

  @Override
  public void sendText(byte[] text) {
    link.outbox().put(text);
  }

  @Override
  public boolean writeText(byte[] text) throws InterruptedException {
    return link.outbox().write(text);
  }

  @Override
  public void finishText() {
    link.outbox().finish();
  }

  @Override
  public void sayBye() {
    link.outbox().finish(new ClientMessage.Bye());
  }

  @Override
  public void close() {
    link.close();
  }

  private void connect(ServerAddress address, Optional<Fingerprint> vouched) {
    try {
      listener.connected(connector.reconnect(address, vouched));
    } catch (UntrustedServerException e) {
      // The client neither falls back to plain text, nor asks a question while messages wait to be
      // sent.
      listener.connectFailed(new LinkEnd(LinkEnd.Kind.HUNG_UP, e.getMessage()));
    } catch (CannotConnectException e) {
      listener.connectFailed(new LinkEnd(LinkEnd.Kind.BROKEN, e.getMessage()));
    }
  }
}
