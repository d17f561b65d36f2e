package chat.client.view;

import chat.client.event.ClientEvent;
import chat.client.event.EventVisitor;
import chat.client.event.LinkEvent;
import chat.client.event.RequestEvent;
import chat.client.event.View;

/**
 * Leaves out the news for people: a program gets the events that they are made of. The session
 * thread runs it.
 */
abstract class ProgramView implements View, EventVisitor {
  @Override
  public void queued(RequestEvent.MessageQueued event) {}

  @Override
  public void queuedOffline(RequestEvent.QueuedOffline event) {}

  @Override
  public void lookUp(ClientEvent.LookUpAnswered event) {}

  @Override
  public void frontChanged(ClientEvent.FrontChanged event) {}

  @Override
  public void catchUpStarted(ClientEvent.CatchUpStarted event) {}

  @Override
  public void catchUpFinished(ClientEvent.CatchUpFinished event) {}

  @Override
  public void roundTrip(LinkEvent.RoundTripMeasured event) {}

  @Override
  public void plainSent(LinkEvent.PlainSent event) {}

  @Override
  public void secretAsked(ClientEvent.SecretAsked event) {}

  @Override
  public void readElsewhere(ClientEvent.ReadElsewhere event) {}

  @Override
  public void cleared(ClientEvent.ScreenCleared event) {}

  @Override
  public void preferences(ClientEvent.PreferencesChanged event) {}

  @Override
  public void state(ClientEvent.StateChanged event) {}
}
