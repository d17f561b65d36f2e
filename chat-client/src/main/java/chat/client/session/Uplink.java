package chat.client.session;

import chat.client.config.Destination;
import chat.client.net.LinkEnd;
import chat.client.net.LinkSecurity;
import chat.client.net.ServerLink;
import chat.client.net.Wire;
import chat.client.servers.ServerList;
import chat.client.session.state.EventLog;
import chat.client.session.state.JoinedRooms;
import chat.client.session.state.OpenRequests;
import chat.client.session.state.PendingMessages;
import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Our end of the link: its state, and our messages, which it sends while the link can take them.
 * The session thread owns it.
 *
 * <pre>
 *   open ── WELCOME ──→ welcomed ── BYE sent ──→ closed for good
 *     ↑                     │
 *     └───── reconnect ── closed
 * </pre>
 */
final class Uplink {
  private final ServerLink link;
  private final ServerList servers;
  private final JoinedRooms rooms;
  private final LinkStatus status;
  private final StoreRetry storeRetry;
  private final EventLog events;
  private final PendingMessages pending = new PendingMessages();
  private final OpenRequests requests = new OpenRequests();
  private boolean isOpen = true;
  private boolean isWelcomed;
  private boolean wasEverWelcomed;
  private boolean isByeSent;
  private int outages;
  private Optional<LinkEnd> ourEnd = Optional.empty(); // how we ended the link, if we did

  /** The link, and the servers that it may lead to. */
  record Route(ServerLink link, ServerList servers) {
    /** Returns one that begins at the server that the link is connected to. */
    static Route from(ServerLink link, Destination destination) {
      return new Route(link, new ServerList(destination.addresses(), link.address()));
    }
  }

  Uplink(Route route, JoinedRooms rooms, StoreRetry storeRetry, Timers timers, EventLog events) {
    this.link = route.link();
    this.servers = route.servers();
    this.rooms = rooms;
    this.status = new LinkStatus(link, servers, timers, events);
    this.storeRetry = storeRetry;
    this.events = events;
  }

  /** Returns the servers of the chat. */
  ServerList servers() {
    return servers;
  }

  Wire wire() {
    return link.wire();
  }

  /** Returns what protects the current link. */
  LinkSecurity security() {
    return link.security();
  }

  /** Decides to speak plain text, unless the server has greeted meanwhile. */
  void chooseText() {
    link.chooseText();
  }

  /** Sends plain text as it is. */
  void sendText(byte[] text) {
    link.sendText(text);
  }

  /** No more plain text follows; the server may still answer. */
  void finishText() {
    link.finishText();
  }

  /** Returns the state of the link as views show it. */
  LinkStatus status() {
    return status;
  }

  PendingMessages pending() {
    return pending;
  }

  OpenRequests requests() {
    return requests;
  }

  StoreRetry storeRetry() {
    return storeRetry;
  }

  boolean isOpen() {
    return isOpen;
  }

  /** Whether the link that is open, or was open last, was welcomed. */
  boolean isWelcomed() {
    return isWelcomed;
  }

  boolean isByeSent() {
    return isByeSent;
  }

  /** Whether a server that had welcomed us does not serve us now. */
  boolean isCutOff() {
    return wasEverWelcomed && !(isOpen && isWelcomed);
  }

  /** How often the link was lost. */
  int outages() {
    return outages;
  }

  /** Whether another link is wanted: we were welcomed before, and have not said BYE. */
  boolean mayReconnect() {
    return wasEverWelcomed && !isByeSent;
  }

  /** A new link is open; it takes nothing but a login until it is {@link #welcomed}. */
  void opened() {
    // The server will not answer what it was asked on another link.
    status.opened();
    requests.clear();
    isOpen = true;
    isWelcomed = false;
  }

  /** The link is closed. Returns how, by our account if we closed it. */
  LinkEnd closed(LinkEnd how) {
    isOpen = false;
    return ourEnd.map(end -> end.sentence().isEmpty() ? left(how) : end).orElse(how);
  }

  /** The link was lost and the next attempt to reconnect is not scheduled yet. */
  void lost() {
    outages++;
    status.lost();
  }

  /**
   * The server has welcomed us: resumes our rooms, then sends what is pending.
   *
   * @param last the highest number of ours that the server has stored
   * @param isSameLog whether that is about the numbers given here
   */
  void welcomed(long last, boolean isSameLog) {
    storeRetry.cancel();
    if (!(security().isConfidential() && servers.mayGetSecrets()) && pending.removeSecrets()) {
      events.notice("not sent: the password that you typed for the last connection");
    }
    pending.resume(last, isSameLog, rooms.joins());
    events.pendingChanged();
    isWelcomed = true;
    wasEverWelcomed = true;
    status.welcomed();
  }

  /** Sends a message at once, on this link alone. */
  void sendNow(ClientMessage message) {
    if (isOpen && !isByeSent) {
      link.send(message);
    }
  }

  /**
   * Sends a ping or its answer at once; dropped where a server that reads nothing asks for more.
   */
  void sendSignOfLife(ClientMessage message) {
    if (!link.isFull()) {
      sendNow(message);
    }
  }

  /** Sends a message in its turn, on this link or a later one. */
  void send(ClientMessage message) {
    pending.add(message);
    events.pendingChanged();
  }

  /** Hands to the link what it takes and what can be sent before further answers arrive. */
  void flush() {
    Optional<ClientMessage> message = next();
    while (message.isPresent()) {
      events.pendingChanged(); // there may be space for more
      rooms.sent(message.get());
      requests.sent(message.get());
      if (message.get() instanceof ClientMessage.Bye) {
        sendByeNow();
      } else {
        link.send(message.get());
      }
      message = next();
    }
  }

  private Optional<ClientMessage> next() {
    boolean takesMessages = isOpen && isWelcomed && !isByeSent && !link.isFull();
    return takesMessages ? pending.next() : Optional.empty();
  }

  /** Sends BYE at once, whatever is pending. */
  void sendByeNow() {
    isByeSent = true;
    link.sayBye();
  }

  /** Closes the link on the user's behalf. */
  void close() {
    ourEnd = ourEnd.or(() -> Optional.of(new LinkEnd(LinkEnd.Kind.LEFT, "")));
    link.close();
  }

  /**
   * Closes the link because this session cannot go on. The first reason counts: what was received
   * with it may only follow from it.
   *
   * @param why one line for a person
   */
  void hangUp(String why) {
    ourEnd =
        ourEnd
            .filter(end -> end.kind() == LinkEnd.Kind.HUNG_UP)
            .or(() -> Optional.of(new LinkEnd(LinkEnd.Kind.HUNG_UP, why)));
    link.close();
  }

  /** Measures the round-trip time of a link that serves us. */
  void measureRoundTrip() {
    if (isOpen && isWelcomed && status.measure()) {
      sendSignOfLife(new ClientMessage.Ping(LinkStatus.PING_TOKEN));
    }
    status.scheduleMeasurement();
  }

  Optional<Numbered> acknowledge(long id) {
    events.pendingChanged();
    Optional<Numbered> message = pending.acknowledge(id);
    message.ifPresent(stored -> storeRetry.succeeded());
    return message;
  }

  Optional<Numbered> refuse(long id) {
    events.pendingChanged();
    return pending.refuse(id);
  }

  List<Numbered> takeStored(Predicate<Numbered> which) {
    events.pendingChanged();
    return pending.takeStored(which);
  }

  private static LinkEnd left(LinkEnd how) {
    return new LinkEnd(LinkEnd.Kind.LEFT, how.sentence());
  }
}
