package chat.client.event;

/**
 * Has a method for each kind of event, so that a visitor that does not handle a new kind does not
 * compile.
 */
public interface EventVisitor {
  void message(ClientEvent.MessageReceived event);

  void notice(ClientEvent.Notice event);

  void queued(RequestEvent.MessageQueued event);

  void queuedOffline(RequestEvent.QueuedOffline event);

  void acknowledged(RequestEvent.MessageAcknowledged event);

  void waits(RequestEvent.MessageWaits event);

  void refused(RequestEvent.MessageRefused event);

  void refused(RequestEvent.InputRefused event);

  void storing(RequestEvent.StoringChanged event);

  void unacknowledged(RequestEvent.MessageUnacknowledged event);

  void refused(RequestEvent.RequestRefused event);

  void joined(ClientEvent.Joined event);

  void left(ClientEvent.Left event);

  void renamed(ClientEvent.Renamed event);

  void topic(ClientEvent.TopicTold event);

  void members(ClientEvent.MembersTold event);

  void listed(ClientEvent.RoomListed event);

  void lookUp(ClientEvent.LookUpAnswered event);

  void nothingFound(ClientEvent.NothingFound event);

  void searchCut(ClientEvent.SearchCut event);

  void gap(ClientEvent.GapFound event);

  void frontChanged(ClientEvent.FrontChanged event);

  void catchUpStarted(ClientEvent.CatchUpStarted event);

  void catchUpFinished(ClientEvent.CatchUpFinished event);

  void live(ClientEvent.WentLive event);

  void moderation(ModerationEvent event);

  void welcomed(LinkEvent.Welcomed event);

  void reconnected(LinkEvent.Reconnected event);

  void lost(LinkEvent.LinkLost event);

  void retrying(LinkEvent.RetryScheduled event);

  void roundTrip(LinkEvent.RoundTripMeasured event);

  void plainSent(LinkEvent.PlainSent event);

  void plainReceived(LinkEvent.PlainReceived event);

  void plainPaused(LinkEvent.PlainPaused event);

  void nameAsked(ClientEvent.NameAsked event);

  void secretAsked(ClientEvent.SecretAsked event);

  void readElsewhere(ClientEvent.ReadElsewhere event);

  void account(ClientEvent.AccountChanged event);

  void cleared(ClientEvent.ScreenCleared event);

  void preferences(ClientEvent.PreferencesChanged event);

  void state(ClientEvent.StateChanged event);
}
