package chat.client.session;

import chat.client.event.LinkEvent;
import chat.client.event.LinkState;
import chat.client.net.Connected;
import chat.client.net.LinkEnd;
import chat.client.net.ServerLink;
import chat.client.net.Wire;
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
  private boolean awaitsAnswer; // of the person, who was asked on the link that has ended
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
    link.reconnect();
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
    if (!isLeaving && how.mayReconnect() && uplink.mayReconnect()) {
      scheduleRetry();
    } else if (!isLeaving) {
      end(how);
    }
  }

  void ended(LinkEnd how) {
    LinkEnd ended = uplink.closed(how);
    boolean mayReconnect = !isLeaving && ended.mayReconnect();
    if (mayReconnect && !uplink.isWelcomed() && parts.login().question().wasAsked()) {
      awaitsAnswer = true;
      return;
    }
    if (!mayReconnect || !uplink.mayReconnect()) {
      end(ended);
      return;
    }
    if (uplink.isWelcomed()) {
      reconnect.begin();
      parts.rooms().linkLost();
      parts.login().linkLost();
      uplink.lost();
      parts.events().add(new LinkEvent.LinkLost(ended.sentence()));
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
      link.reconnect();
    }
  }

  private void scheduleRetry() {
    Optional<Duration> pause = reconnect.schedule();
    if (pause.isEmpty()) {
      end(
          new LinkEnd(
              LinkEnd.Kind.GIVEN_UP,
              "there was no chat server at %s for %s; is it running? --give-up sets how long to try"
                  .formatted(link.address(), reconnect.patience())));
      return;
    }
    uplink.retrying(LinkState.retryingAt(Clock.systemUTC().instant().plus(pause.get())));
    parts.events().add(new LinkEvent.RetryScheduled(pause.get()));
  }

  private void end(LinkEnd how) {
    if (!isOver) {
      isOver = true;
      whenOver.accept(how);
    }
  }
}
