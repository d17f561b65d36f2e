package chat.client.event;

import chat.client.config.Preferences;
import chat.client.json.JsonScalar;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.Query;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What happens in a session, for those who show it. Immutable. */
public sealed interface ClientEvent {
  /** Calls the visitor's method for this event. */
  void accept(EventVisitor visitor);

  /** A message of somebody else's, or one of ours that was read back from the log. */
  record MessageReceived(ChatLine line) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.message(this);
    }
  }

  /** An error, or the answer to a request, as a sentence. */
  record Notice(String sentence) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.notice(this);
    }
  }

  /** One of our messages is on its way, and not stored yet. */
  record MessageQueued(ClientMessage.Numbered message) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.queued(this);
    }
  }

  /** We type while the link is lost: our messages are sent when the server is back. */
  record QueuedOffline() implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.queuedOffline(this);
    }
  }

  /**
   * One of our messages is stored: this is its line in the room's order.
   *
   * @param ref the reference that a program gave it
   */
  record MessageAcknowledged(
      ClientMessage.Numbered message, ChatLine line, Optional<JsonScalar> ref)
      implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.acknowledged(this);
    }
  }

  /**
   * One of our messages was refused, and is not sent again.
   *
   * @param ref the reference that a program gave it
   */
  record MessageRefused(
      ClientMessage.Numbered message, ServerMessage.Refused answer, Optional<JsonScalar> ref)
      implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.refused(this);
    }
  }

  /** The server cannot store messages, which it refused; empty: it stores them again. */
  record StoringChanged(Optional<ServerMessage.Refused> refusal) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.storing(this);
    }
  }

  /** The session ends while this message of ours is not acknowledged. */
  record MessageUnacknowledged(ClientMessage.Numbered message) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.unacknowledged(this);
    }
  }

  /**
   * An input line of a program was refused here, and nothing was sent.
   *
   * @param code a stable word, one of the server's where that has one
   * @param target the room or the nick that the line names
   * @param text the message in it
   * @param ref the reference in it
   */
  record InputRefused(
      String code,
      String sentence,
      Optional<String> target,
      Optional<String> text,
      Optional<JsonScalar> ref)
      implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.refused(this);
    }
  }

  /**
   * The server refused another request of ours.
   *
   * @param ref the reference that a program gave it
   */
  record RequestRefused(ServerMessage.Refused answer, Optional<JsonScalar> ref)
      implements ClientEvent {
    public RequestRefused(ServerMessage.Refused answer) {
      this(answer, Optional.empty());
    }

    /** Returns why, in one line for a person. */
    public String sentence() {
      return answer.sentence().isEmpty()
          ? "refused: " + Text.of(answer.code())
          : answer.sentence().toString().replace('\n', ' ');
    }

    @Override
    public void accept(EventVisitor visitor) {
      visitor.refused(this);
    }
  }

  /** Somebody else entered a room. */
  record Joined(ServerMessage.Joined joined) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.joined(this);
    }
  }

  /** Somebody else left a room, or we were made to. */
  record Left(ServerMessage.Left left, boolean isUs) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.left(this);
    }
  }

  /** Somebody changed nick, maybe we. */
  record Renamed(ServerMessage.Renamed renamed, boolean isUs) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.renamed(this);
    }
  }

  /** A room's topic: changed just now or asked for, or sent because we are entering. */
  record TopicTold(ServerMessage.Topic topic, boolean isEntering, boolean isAsked)
      implements ClientEvent {
    public TopicTold(ServerMessage.Topic topic, boolean isEntering) {
      this(topic, isEntering, false);
    }

    /** Whether somebody has just changed it. */
    public boolean isChange() {
      return !isEntering && !isAsked;
    }

    @Override
    public void accept(EventVisitor visitor) {
      visitor.topic(this);
    }
  }

  /**
   * Who is in a room: asked for, or sent because we are entering.
   *
   * @param listening guests who are there, too, and have sent nothing; only if asked for
   */
  record MembersTold(ServerMessage.Members members, List<Nick> listening, boolean isEntering)
      implements ClientEvent {
    public MembersTold {
      listening = List.copyOf(listening);
    }

    public MembersTold(ServerMessage.Members members, boolean isEntering) {
      this(members, List.of(), isEntering);
    }

    @Override
    public void accept(EventVisitor visitor) {
      visitor.members(this);
    }
  }

  /** One of the server's rooms: the answer to ROOMS has one for each. */
  record RoomListed(QueryAnswer.Room room) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.listed(this);
    }
  }

  /** What follows is the answer to this request for messages of the log, newest last. */
  record LookUpAnswered(Query request) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.lookUp(this);
    }
  }

  /** HISTORY or SEARCH found nothing. */
  record NothingFound(QueryAnswer.Done done) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.nothingFound(this);
    }
  }

  /** Messages that the server no longer retains. */
  record GapFound(ServerMessage.Gap gap) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.gap(this);
    }
  }

  /** We type into another room now; empty: into none. */
  record FrontChanged(Optional<Page> page) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.frontChanged(this);
    }
  }

  /** What follows was said in this room while the link was lost. */
  record CatchUpStarted(RoomName room) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.catchUpStarted(this);
    }
  }

  /** All messages missed in this room were shown; {@code count} of them from others. */
  record CatchUpFinished(RoomName room, int count) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.catchUpFinished(this);
    }
  }

  /** What comes from this room from now on happens now. */
  record WentLive(RoomName room) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.live(this);
    }
  }

  /** The server has welcomed us under this nick. */
  record Welcomed(Nick nick) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.welcomed(this);
    }
  }

  /** The server has welcomed us again, maybe under another nick. */
  record Reconnected(Nick before, Nick nick) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.reconnected(this);
    }
  }

  /** The link broke; the client reconnects. {@code why} is a clause for a log file. */
  record LinkLost(String why) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.lost(this);
    }
  }

  /** The next attempt to reconnect is made after this pause. */
  record RetryScheduled(Duration pause) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.retrying(this);
    }
  }

  /** How long the server took to answer a ping, or has not answered it yet. */
  record RoundTripMeasured(Duration time) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.roundTrip(this);
    }
  }

  /** A line was sent as it is to a server that is no chat server. */
  record PlainSent(String line) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.plainSent(this);
    }
  }

  /** Plain text of a server that is no chat server, as it came; read-only. */
  record PlainReceived(ByteBuffer bytes) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.plainReceived(this);
    }
  }

  /** No more plain text came for a while: an unfinished line may be whole. */
  record PlainPaused() implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.plainPaused(this);
    }
  }

  /** The person is asked for a name: the next line typed is the answer. */
  record NameAsked(String question) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.nameAsked(this);
    }
  }

  /** The person wants an empty screen. */
  record ScreenCleared() implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.cleared(this);
    }
  }

  /** The person changed a preference. */
  record PreferencesChanged(Preferences preferences) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.preferences(this);
    }
  }

  /** Something changed that is drawn or completed; comes in its place among the others. */
  record StateChanged(SessionSnapshot snapshot) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.state(this);
    }
  }
}
