package chat.client.session;

import chat.client.event.LinkEvent;
import chat.client.event.LinkState;
import chat.client.net.Connected;
import chat.client.net.LinkEnd;
import chat.client.net.ServerAddress;
import chat.client.net.ServerLink;
import chat.client.net.Wire;
import chat.client.servers.ServerList;
import chat.client.session.Timers.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides what follows the end of a link: another one after a pause, or once the person has
 * answered what the login asked, or the end of the session. The session thread owns it.
 */
final class LinkLifecycle implements SessionInput.Control {
  private final ServerLink link;
  private final Uplink uplink;
  private final SessionParts parts;
  private final ReconnectTimer reconnect;
  private final boolean onlyListens;
  private final Consumer<LinkEnd> whenOver;
  private final ServerList servers;
  private boolean awaitsAnswer; // of the person, who was asked on the link that has ended
  private boolean movedMeanwhile; // by the server, while the person was asked
  private boolean isLeaving;
  private boolean isOver;

  /**
   * A life cycle.
   *
   * @param onlyListens whether nobody can enter another room in place of those that are lost
   * @param whenOver is called once there will be no link any more
   */
  LinkLifecycle(
      ServerLink link,
      SessionParts parts,
      ReconnectTimer reconnect,
      boolean onlyListens,
      Consumer<LinkEnd> whenOver) {
    this.onlyListens = onlyListens;
    this.link = link;
    this.uplink = parts.uplink();
    this.servers = parts.uplink().servers();
    this.parts = parts;
    this.reconnect = reconnect;
    this.whenOver = whenOver;
  }

  /** Leaves at once, with a BYE where one is understood. */
  void leave() {
    isLeaving = true;
    if (uplink.isOpen() && uplink.wire() == Wire.FRAMES && !uplink.isCutOff()) {
      uplink.sendByeNow();
    } else {
      close();
    }
  }

  @Override
  public void close() {
    isLeaving = true;
    parts.timers().cancel(Timer.RETRY);
    if (uplink.isOpen()) {
      uplink.close();
    } else {
      end(new LinkEnd(LinkEnd.Kind.LEFT, ""));
    }
  }

  @Override
  public void hurry() {
    reconnect.hurry();
  }

  /** The next attempt to reconnect is due. */
  void retry() {
    ServerAddress next = servers.take();
    link.reconnect(next, servers.certificate(next));
  }

  /** The pause is over after which what the server could not store is sent again. */
  void resend() {
    Optional<String> why = uplink.storeRetry().givenUp();
    if (why.isPresent()) {
      uplink.hangUp(link.address() + " " + why.get());
    } else {
      uplink.pending().pauseOver();
    }
  }

  void connected(Connected connected) {
    if (isLeaving) {
      connected.close();
    } else {
      uplink.opened();
      parts.login().linkOpened();
      reconnect.connected();
      link.resume(connected);
    }
  }

  void connectFailed(LinkEnd how) {
    boolean mayReconnect = how.mayReconnect() || skips(how);
    if (!isLeaving && mayReconnect && (uplink.mayReconnect() || servers.hasUntried())) {
      scheduleRetry();
    } else if (!isLeaving) {
      end(how);
    }
  }

  /** Returns whether others are left if a server is not the one that it should be. */
  private boolean skips(LinkEnd how) {
    boolean skips = how.kind() == LinkEnd.Kind.HUNG_UP && servers.distrust(servers.current());
    if (skips) {
      parts.events().notice("skipping a server of this chat: " + how.sentence());
    }
    return skips;
  }

  /**
   * Returns whether another link is wanted. A server that stands by moves its clients before it
   * welcomes them; another one may be there for those who have typed several.
   */
  private boolean wantsAnother() {
    boolean isChat = uplink.wire() == Wire.FRAMES && !uplink.isByeSent();
    return uplink.mayReconnect() || (isChat && servers.hasUntried());
  }

  /** The server has sent us on: there, if it may get what we send. */
  private void move(Optional<String> target) {
    if (!servers.moved(target)) {
      parts
          .events()
          .notice(
              "not moving to %1$s, which you did not type, with an account and without TLS: chat-client %1$s connects there"
                  .formatted(target.orElseThrow()));
    }
  }

  void ended(LinkEnd how) {
    LinkEnd ended = uplink.closed(how);
    servers.carriesSecrets(parts.login().carriesSecrets());
    boolean mayReconnect = !isLeaving && ended.mayReconnect();
    boolean isMoved = ended.kind() == LinkEnd.Kind.MOVED;
    boolean wasAsked = !uplink.isWelcomed() && parts.login().question().wasAsked();
    if (mayReconnect && wasAsked && !(isMoved && !parts.login().question().isOpen())) {
      awaitsAnswer = true;
      movedMeanwhile = isMoved;
      if (isMoved) {
        move(ended.server());
      }
      return;
    }
    if (mayReconnect && uplink.isWelcomed() && servers.isSeveral()) {
      servers.lost();
    }
    if (mayReconnect && isMoved) {
      move(ended.server());
    }
    if (!mayReconnect || !wantsAnother()) {
      end(ended);
      return;
    }
    if (uplink.isWelcomed()) {
      reconnect.begin();
      parts.rooms().linkLost();
      parts.login().linkLost();
      uplink.lost();
      Optional<String> next = servers.next().map(ServerAddress::toString);
      parts.events().add(new LinkEvent.LinkLost(ended.sentence(), next, isMoved));
    }
    scheduleRetry();
  }

  /**
   * Connects again once the person has answered, however long that took. Ends the session of a
   * listener that is in no room any more.
   */
  void proceed() {
    boolean hasNoRoom =
        parts.rooms().entered().isEmpty() && parts.rooms().forAccounts().count() == 0;
    if (onlyListens && hasNoRoom && uplink.isOpen() && uplink.isWelcomed() && !isLeaving) {
      uplink.hangUp("no room is left to listen to");
    }
    if (awaitsAnswer && !parts.login().question().isOpen()) {
      awaitsAnswer = false;
      boolean movesOn = movedMeanwhile && servers.hasUntried();
      movedMeanwhile = false;
      ServerAddress next = movesOn ? servers.take() : servers.current();
      link.reconnect(next, servers.certificate(next));
    }
  }

  private void scheduleRetry() {
    Optional<Duration> pause = reconnect.schedule(servers);
    if (pause.isEmpty()) {
      end(
          new LinkEnd(
              LinkEnd.Kind.GIVEN_UP,
              "there was no chat server at %s for %s; is it running? --give-up sets how long to try"
                  .formatted(servers, reconnect.patience())));
      return;
    }
    uplink.status().retrying(LinkState.retryingAt(Clock.systemUTC().instant().plus(pause.get())));
    parts.events().add(new LinkEvent.RetryScheduled(pause.get()));
  }

  private void end(LinkEnd how) {
    if (!isOver) {
      isOver = true;
      whenOver.accept(how);
    }
  }
}
