package chat.client.view;

import chat.client.event.ClientEvent;
import chat.client.event.EventVisitor;
import chat.client.event.LinkEvent;
import chat.client.event.ModerationEvent;
import chat.client.event.RequestEvent;
import chat.client.event.View;
import chat.protocol.ByeCode;
import chat.protocol.RoomName;
import chat.protocol.command.SearchGaps;
import java.util.List;

/**
 * Turns each event into the sentence that a person reads. A view overrides what it shows otherwise.
 * The session thread runs it.
 */
public abstract class SentenceView implements View, EventVisitor {
  @Override
  public final void show(List<ClientEvent> events) {
    for (ClientEvent event : events) {
      event.accept(this);
    }
    flush();
  }

  /** Shows an error, or the answer to a request. */
  protected abstract void notice(String sentence);

  /** Shows what a person at a terminal wants to know without asking. */
  protected abstract void news(String sentence);

  /** Hands over what the events of one batch added. */
  protected abstract void flush();

  @Override
  public void notice(ClientEvent.Notice event) {
    notice(event.sentence());
  }

  @Override
  public void queued(RequestEvent.MessageQueued event) {
    // The screen draws it from the snapshot; others show a message once it is stored.
  }

  @Override
  public void queuedOffline(RequestEvent.QueuedOffline event) {
    news("not connected; what you type is sent when the server is back");
  }

  @Override
  public void acknowledged(RequestEvent.MessageAcknowledged event) {
    // The author knows what they sent.
  }

  @Override
  public void waits(RequestEvent.MessageWaits event) {
    news(Notices.waits(event.nick()));
  }

  @Override
  public void refused(RequestEvent.MessageRefused event) {
    notice(Notices.refused(event.answer(), event.message()));
  }

  @Override
  public void refused(RequestEvent.InputRefused event) {
    notice(event.sentence());
  }

  @Override
  public void storing(RequestEvent.StoringChanged event) {
    notice(Notices.storing(event.refusal().isEmpty()));
  }

  @Override
  public void unacknowledged(RequestEvent.MessageUnacknowledged event) {
    notice(Notices.unacknowledged(event.message()));
  }

  /** An error about no request precedes a BYE, whose reason is the same sentence. */
  @Override
  public void refused(RequestEvent.RequestRefused event) {
    if (!event.answer().requestVerb().equals("-") || !ByeCode.isOne(event.answer().code())) {
      notice(Notices.refused(event.answer()));
    }
  }

  @Override
  public void joined(ClientEvent.Joined event) {
    news(Notices.joined(event.joined()));
  }

  @Override
  public void left(ClientEvent.Left event) {
    news(Notices.left(event.left()));
  }

  @Override
  public void renamed(ClientEvent.Renamed event) {
    news(Notices.renamed(event.renamed()));
  }

  @Override
  public void topic(ClientEvent.TopicTold event) {
    if (!event.isEntering()) {
      notice(Notices.topic(event.topic()));
    } else if (!event.topic().topic().isEmpty()) {
      news(Notices.topic(event.topic()));
    }
  }

  @Override
  public void members(ClientEvent.MembersTold event) {
    if (event.isEntering()) {
      news(Notices.members(event));
    } else {
      notice(Notices.members(event));
    }
  }

  @Override
  public void listed(ClientEvent.RoomListed event) {
    notice(Notices.room(event.room()));
  }

  @Override
  public void lookUp(ClientEvent.LookUpAnswered event) {
    notice(Notices.lookUp(event.request()));
  }

  @Override
  public void nothingFound(ClientEvent.NothingFound event) {
    notice(Notices.nothingFound(event.done()));
  }

  @Override
  public void searchCut(ClientEvent.SearchCut event) {
    SearchGaps.sentences(event.done()).forEach(this::notice);
  }

  @Override
  public void gap(ClientEvent.GapFound event) {
    notice(Notices.gap(event.gap()));
  }

  @Override
  public void frontChanged(ClientEvent.FrontChanged event) {
    news(Notices.front(event.page()));
  }

  @Override
  public void catchUpStarted(ClientEvent.CatchUpStarted event) {
    news(Notices.catchUpStarted(event.room()));
  }

  @Override
  public void catchUpFinished(ClientEvent.CatchUpFinished event) {
    news(Notices.catchUpFinished(event.room(), event.count()));
  }

  @Override
  public void live(ClientEvent.WentLive event) {
    // A person sees that from what follows.
  }

  @Override
  public void moderation(ModerationEvent event) {
    ModerationNotice.of(event)
        .ifPresent(
            told ->
                told.room()
                    .ifPresentOrElse(
                        room -> news(room, told.sentence()), () -> notice(told.sentence())));
  }

  /** Shows what happened in a room. */
  protected void news(RoomName room, String sentence) {
    news(sentence);
  }

  @Override
  public void welcomed(LinkEvent.Welcomed event) {
    news(Notices.welcomed(event));
  }

  @Override
  public void reconnected(LinkEvent.Reconnected event) {
    notice(Notices.reconnected(event));
  }

  @Override
  public void lost(LinkEvent.LinkLost event) {
    notice(Notices.lostBecause(event));
  }

  @Override
  public void retrying(LinkEvent.RetryScheduled event) {
    // The screen draws it from the snapshot.
  }

  @Override
  public void roundTrip(LinkEvent.RoundTripMeasured event) {
    // The screen draws it from the snapshot.
  }

  @Override
  public void plainSent(LinkEvent.PlainSent event) {
    // Where lines are typed, the terminal has shown it.
  }

  /** A session asks only where its console says that a person is there. */
  @Override
  public void nameAsked(ClientEvent.NameAsked event) {
    throw new IllegalStateException("nobody is there to answer: " + event.question());
  }

  @Override
  public void secretAsked(ClientEvent.SecretAsked event) {
    // Only where a person types does anything change.
  }

  @Override
  public void readElsewhere(ClientEvent.ReadElsewhere event) {
    // Only a screen counts what is unread.
  }

  @Override
  public void account(ClientEvent.AccountChanged event) {
    notice(Notices.account(event.account()));
  }

  @Override
  public void cleared(ClientEvent.ScreenCleared event) {
    // Only a screen can be cleared.
  }

  @Override
  public void preferences(ClientEvent.PreferencesChanged event) {
    // Preferences are for people.
  }

  @Override
  public void state(ClientEvent.StateChanged event) {
    // Most views show events alone.
  }
}
