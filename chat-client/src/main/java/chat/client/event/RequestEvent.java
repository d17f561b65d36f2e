package chat.client.event;

import chat.json.JsonScalar;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.util.Optional;

/** What becomes of our messages and other requests. Immutable. */
public sealed interface RequestEvent extends ClientEvent {
  /** One of our messages is on its way, and not stored yet. */
  record MessageQueued(ClientMessage.Numbered message) implements RequestEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.queued(this);
    }
  }

  /** We type while the link is lost: our messages are sent when the server is back. */
  record QueuedOffline() implements RequestEvent {
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
      implements RequestEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.acknowledged(this);
    }
  }

  /** The server stored our direct message to an account, which has no device there now. */
  record MessageWaits(Nick nick) implements RequestEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.waits(this);
    }
  }

  /**
   * One of our messages was refused, and is not sent again.
   *
   * @param ref the reference that a program gave it
   */
  record MessageRefused(
      ClientMessage.Numbered message, ServerMessage.Refused answer, Optional<JsonScalar> ref)
      implements RequestEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.refused(this);
    }
  }

  /** The server cannot store messages, which it refused; empty: it stores them again. */
  record StoringChanged(Optional<ServerMessage.Refused> refusal) implements RequestEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.storing(this);
    }
  }

  /** The session ends while this message of ours is not acknowledged. */
  record MessageUnacknowledged(ClientMessage.Numbered message) implements RequestEvent {
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
      implements RequestEvent {
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
      implements RequestEvent {
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
}
