package chat.server.cluster;

import chat.protocol.ByeCode;
import chat.protocol.ClientMessage;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.server.hub.peer.ChatAccess;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.peer.Session;
import chat.server.hub.room.Farewell;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The chat as one connection sees it that a server accepted which does not own the log: its client
 * is sent to the owner; while there is none, it waits for one a few seconds, which may be this
 * server. The connection's reader, which sends the session.
 */
final class StandbyAccess implements ChatAccess {
  private static final Duration FAREWELL_LIMIT = Duration.ofSeconds(5);

  private final Node node;

  /** Where the client's requests go; the threads that end idle connections use it, too. */
  private volatile Optional<ChatAccess> chat = Optional.empty();

  StandbyAccess(Node node) {
    this.node = node;
  }

  @Override
  public void connectGuest(Session session) throws InterruptedException {
    chat = node.awaitOwner();
    if (chat.isPresent()) {
      chat.get().connectGuest(session);
    } else {
      sendAway(session, node.wires().text());
    }
  }

  @Override
  public void connectFramed(Session session) throws InterruptedException {
    if (chat.isEmpty() && !session.hasEnded()) {
      chat = node.awaitOwner();
    }
    if (chat.isPresent()) {
      chat.get().connectFramed(session);
    } else if (!session.hasEnded()) {
      sendAway(session, node.wires().frames());
    }
  }

  private void sendAway(Session session, MessageEncoder encoder) {
    session.end();
    session.peer().endsBecause("this server stands by");
    session
        .peer()
        .finish(
            Farewell.moved(session, encoder, node.others(), node.sendsAwayBecause()),
            FAREWELL_LIMIT);
    node.wires().writers().startAll();
  }

  @Override
  public void prepare(Session session, String author) {
    chat.ifPresent(known -> known.prepare(session, author));
  }

  @Override
  public void receive(Session session, List<ClientMessage> requests, int bytes)
      throws InterruptedException {
    if (chat.isPresent()) {
      chat.get().receive(session, requests, bytes);
    }
  }

  @Override
  public Optional<RoomName> roomOf(Session session) throws InterruptedException {
    return chat.isPresent() ? chat.get().roomOf(session) : Optional.empty();
  }

  @Override
  public void refuse(Session session, RefusedException refusal) throws InterruptedException {
    if (chat.isPresent()) {
      chat.get().refuse(session, refusal);
    }
  }

  @Override
  public void disconnect(Session session, ByeCode code, String reason) throws InterruptedException {
    if (chat.isPresent()) {
      chat.get().disconnect(session, code, reason);
    }
  }

  @Override
  public void drop(Session session, ByeCode code, String reason) throws InterruptedException {
    if (chat.isPresent()) {
      chat.get().drop(session, code, reason);
    }
  }

  @Override
  public void overloaded(Session session, String reason) throws InterruptedException {
    if (chat.isPresent()) {
      chat.get().overloaded(session, reason);
    }
  }

  @Override
  public void endOfInput(Session session) throws InterruptedException {
    if (chat.isPresent()) {
      chat.get().endOfInput(session);
    }
  }
}
