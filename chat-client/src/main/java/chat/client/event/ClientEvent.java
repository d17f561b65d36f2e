package chat.client.event;

import chat.client.config.Preferences;
import chat.protocol.AccountMessage;
import chat.protocol.Nick;
import chat.protocol.Query;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.util.List;
import java.util.Optional;

/** What happens in a session, for those who show it. Immutable. */
public sealed interface ClientEvent
    permits LinkEvent,
        RequestEvent,
        ModerationEvent,
        ClientEvent.MessageReceived,
        ClientEvent.Notice,
        ClientEvent.Joined,
        ClientEvent.Left,
        ClientEvent.Renamed,
        ClientEvent.TopicTold,
        ClientEvent.MembersTold,
        ClientEvent.RoomListed,
        ClientEvent.LookUpAnswered,
        ClientEvent.NothingFound,
        ClientEvent.SearchCut,
        ClientEvent.GapFound,
        ClientEvent.FrontChanged,
        ClientEvent.CatchUpStarted,
        ClientEvent.CatchUpFinished,
        ClientEvent.WentLive,
        ClientEvent.NameAsked,
        ClientEvent.SecretAsked,
        ClientEvent.ReadElsewhere,
        ClientEvent.AccountChanged,
        ClientEvent.ScreenCleared,
        ClientEvent.PreferencesChanged,
        ClientEvent.StateChanged {
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

  /** SEARCH left messages out; comes after those that it found. */
  record SearchCut(QueryAnswer.Done done) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.searchCut(this);
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

  /** The person is asked for a name: the next line typed is the answer. */
  record NameAsked(String question) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.nameAsked(this);
    }
  }

  /**
   * The person is asked for a secret: the next line is typed without echo.
   *
   * @param question empty if no secret is asked for any more
   */
  record SecretAsked(Optional<String> question) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.secretAsked(this);
    }
  }

  /** On another device of ours, a room was read up to this number. */
  record ReadElsewhere(RoomName room, long seq) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.readElsewhere(this);
    }
  }

  /** The server logged us in to an account, or out of ours. */
  record AccountChanged(AccountMessage.Account account) implements ClientEvent {
    @Override
    public void accept(EventVisitor visitor) {
      visitor.account(this);
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
