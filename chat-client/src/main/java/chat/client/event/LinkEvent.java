package chat.client.event;

import chat.protocol.Nick;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** What happens to our link to the server, or comes as plain text over it. Immutable. */
public sealed interface LinkEvent extends ClientEvent {
  /**
   * The server has welcomed us under this nick.
   *
   * @param server the server's name for people; empty if it has none
   * @param at its address, if others are known
   */
  record Welcomed(Nick nick, String server, Optional<String> at) implements LinkEvent {
    public Welcomed(Nick nick, String server) {
      this(nick, server, Optional.empty());
    }

    @Override
    public void accept(EventVisitor visitor) {
      visitor.welcomed(this);
    }
  }

  /**
   * The server has welcomed us again, maybe under another nick.
   *
   * @param server see {@link Welcomed}
   * @param at see {@link Welcomed}
   */
  record Reconnected(Nick before, Nick nick, String server, Optional<String> at)
      implements LinkEvent {
    public Reconnected(Nick before, Nick nick, String server) {
      this(before, nick, server, Optional.empty());
    }

    @Override
    public void accept(EventVisitor visitor) {
      visitor.reconnected(this);
    }
  }

  /**
   * The link broke, or the server has moved its clients; the client reconnects.
   *
   * @param why a clause for a log file
   * @param next another server of the chat that is tried at once
   * @param isMove whether the lost server has moved its clients
   */
  record LinkLost(String why, Optional<String> next, boolean isMove) implements LinkEvent {
    public LinkLost(String why) {
      this(why, Optional.empty(), false);
    }

    /** Returns the server that clients move to, which the lost one has sent away. */
    public Optional<String> movesTo() {
      return next.filter(server -> isMove);
    }

    @Override
    public void accept(EventVisitor visitor) {
      visitor.lost(this);
    }
  }

  /** The next attempt to reconnect is made after this pause. */
  record RetryScheduled(Duration pause) implements LinkEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.retrying(this);
    }
  }

  /** How long the server took to answer a ping, or has not answered it yet. */
  record RoundTripMeasured(Duration time) implements LinkEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.roundTrip(this);
    }
  }

  /** A line was sent as it is to a server that is no chat server. */
  record PlainSent(String line) implements LinkEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.plainSent(this);
    }
  }

  /** Plain text of a server that is no chat server, as it came; read-only. */
  record PlainReceived(ByteBuffer bytes) implements LinkEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.plainReceived(this);
    }
  }

  /** No more plain text came for a while: an unfinished line may be whole. */
  record PlainPaused() implements LinkEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.plainPaused(this);
    }
  }
}
