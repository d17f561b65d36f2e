package chat.client.event;

/**
 * Has a method for each kind of event, so that a visitor that does not handle a new kind does not
 * compile.
 */
public interface EventVisitor {
  void message(ClientEvent.MessageReceived event);

  void notice(ClientEvent.Notice event);

  void queued(ClientEvent.MessageQueued event);

  void queuedOffline(ClientEvent.QueuedOffline event);

  void acknowledged(ClientEvent.MessageAcknowledged event);

  void refused(ClientEvent.MessageRefused event);

  void refused(ClientEvent.InputRefused event);

  void storing(ClientEvent.StoringChanged event);

  void unacknowledged(ClientEvent.MessageUnacknowledged event);

  void refused(ClientEvent.RequestRefused event);

  void joined(ClientEvent.Joined event);

  void left(ClientEvent.Left event);

  void renamed(ClientEvent.Renamed event);

  void topic(ClientEvent.TopicTold event);

  void members(ClientEvent.MembersTold event);

  void listed(ClientEvent.RoomListed event);

  void lookUp(ClientEvent.LookUpAnswered event);

  void nothingFound(ClientEvent.NothingFound event);

  void gap(ClientEvent.GapFound event);

  void frontChanged(ClientEvent.FrontChanged event);

  void catchUpStarted(ClientEvent.CatchUpStarted event);

  void catchUpFinished(ClientEvent.CatchUpFinished event);

  void live(ClientEvent.WentLive event);

  void welcomed(ClientEvent.Welcomed event);

  void reconnected(ClientEvent.Reconnected event);

  void lost(ClientEvent.LinkLost event);

  void retrying(ClientEvent.RetryScheduled event);

  void roundTrip(ClientEvent.RoundTripMeasured event);

  void plainSent(ClientEvent.PlainSent event);

  void plainReceived(ClientEvent.PlainReceived event);

  void plainPaused(ClientEvent.PlainPaused event);

  void nameAsked(ClientEvent.NameAsked event);

  void cleared(ClientEvent.ScreenCleared event);

  void preferences(ClientEvent.PreferencesChanged event);

  void state(ClientEvent.StateChanged event);
}
