package chat.client.session;

import chat.client.event.LinkEvent;
import chat.client.event.LinkState;
import chat.client.event.LinkState.Phase;
import chat.client.net.ServerLink;
import chat.client.servers.ServerList;
import chat.client.session.state.EventLog;
import java.time.Duration;
import java.util.OptionalLong;

/** The state of the link as views show it, and its round-trip time. The session thread owns it. */
final class LinkStatus {
  /** The token of the pings that measure the round-trip time. */
  static final String PING_TOKEN = "lag";

  /** The time between two measurements. */
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final ServerLink link;
  private final ServerList servers;
  private final Timers timers;
  private final EventLog events;
  private LinkState state = LinkState.STARTING;
  private OptionalLong pingedNanos = OptionalLong.empty(); // one ping measures at a time

  LinkStatus(ServerLink link, ServerList servers, Timers timers, EventLog events) {
    this.link = link;
    this.servers = servers;
    this.timers = timers;
    this.events = events;
  }

  LinkState state() {
    return state;
  }

  /** A new link is open, whose server will not answer what another one was asked. */
  void opened() {
    pingedNanos = OptionalLong.empty();
  }

  /** The server has welcomed us. */
  void welcomed() {
    become(live(Duration.ZERO));
  }

  /** The link was lost and the next attempt to reconnect is not scheduled yet. */
  void lost() {
    become(LinkState.LOST);
  }

  void retrying(LinkState retryingAt) {
    become(retryingAt);
  }

  /** The server turned out to be no chat server. */
  void plain() {
    if (state.phase() != Phase.PLAIN) {
      become(LinkState.PLAIN);
    }
  }

  /** Sets the timer for the next measurement of the round-trip time. */
  void scheduleMeasurement() {
    timers.set(Timers.Timer.ROUND_TRIP, INTERVAL);
  }

  /**
   * Measures the round-trip time, or reports how long a measurement has taken so far. Returns
   * whether a ping must be sent for it.
   */
  boolean measure() {
    if (pingedNanos.isPresent()) {
      report(sincePing());
      return false;
    }
    pingedNanos = OptionalLong.of(timers.nowNanos());
    return true;
  }

  /** The server answered the ping that measures the round-trip time. */
  void answered() {
    Duration took = sincePing();
    pingedNanos = OptionalLong.empty();
    report(took);
  }

  private Duration sincePing() {
    return pingedNanos.isPresent()
        ? Duration.ofNanos(timers.nowNanos() - pingedNanos.getAsLong())
        : Duration.ZERO;
  }

  private void report(Duration time) {
    if (state.phase() == Phase.LIVE) {
      become(live(time));
    }
    events.add(new LinkEvent.RoundTripMeasured(time));
  }

  private LinkState live(Duration roundTrip) {
    return LinkState.live(roundTrip, link.address().tls()).at(servers.shown());
  }

  private void become(LinkState next) {
    state = next;
    events.changed();
  }
}
