package chat.client.session;

import chat.client.net.Connected;
import chat.client.net.LinkEnd;
import chat.client.net.LinkListener;
import chat.protocol.ServerMessage;
import java.util.List;

/**
 * Hands what happens on the link to the session thread. The reader and the connector thread run it,
 * and wait while the inbox is full.
 */
final class LinkFeed implements LinkListener {
  private final SessionInbox inbox;

  LinkFeed(SessionInbox inbox) {
    this.inbox = inbox;
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
    inbox.put(s -> s.text(bytes));
  }

  @Override
  public void textPaused() {
    inbox.put(ClientSession::textPaused);
  }

  @Override
  public void received(List<ServerMessage> messages) {
    inbox.put(s -> s.received(messages));
  }

  @Override
  public void malformed(String why) {
    inbox.put(s -> s.malformed(why));
  }

  @Override
  public void idle() {
    inbox.put(ClientSession::idle);
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
  public void connectFailed() {
    inbox.put(ClientSession::connectFailed);
  }
}
