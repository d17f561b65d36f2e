package chat.client.session;

import chat.client.event.Console;
import chat.client.net.Connected;
import chat.client.net.LinkEnd;
import chat.client.net.LinkListener;
import chat.protocol.ServerMessage;
import java.util.List;

/**
 * Hands what happens on the link to the session thread. The reader and the connector thread run it,
 * and wait while the inbox is full; the reader also while nobody reads our output.
 */
final class LinkFeed implements LinkListener {
  private final SessionInbox inbox;
  private final Console console;

  LinkFeed(SessionInbox inbox, Console console) {
    this.inbox = inbox;
    this.console = console;
  }

  @Override
  public void bytesArrived() {
    inbox.put(ClientSession::bytesArrived);
  }

  @Override
  public void notGreeted() {
    inbox.put(ClientSession::notGreeted);
  }

  @Override
  public void greeted(int version) {
    inbox.put(s -> s.greeted(version));
  }

  @Override
  public void text(byte[] bytes) {
    awaitCapacity();
    inbox.put(s -> s.text(bytes), bytes.length);
  }

  @Override
  public void textPaused() {
    inbox.put(ClientSession::textPaused);
  }

  @Override
  public void received(List<ServerMessage> messages, int bytes) {
    awaitCapacity();
    inbox.put(s -> s.received(messages, bytes), bytes);
  }

  @Override
  public void malformed(String why) {
    inbox.put(s -> s.malformed(why));
  }

  @Override
  public void ended(LinkEnd end) {
    inbox.put(s -> s.ended(end));
  }

  @Override
  public void connected(Connected connected) {
    if (!inbox.put(s -> s.connected(connected))) {
      connected.close(); // the session is over, and nobody else would
    }
  }

  @Override
  public void writable() {
    inbox.put(ClientSession::writable);
  }

  @Override
  public void connectFailed(LinkEnd how) {
    inbox.put(s -> s.connectFailed(how));
  }

  private void awaitCapacity() {
    try {
      console.awaitCapacity();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
