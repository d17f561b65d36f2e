package chat.client.view;

import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.ModerationEvent;
import chat.client.event.RequestEvent;
import chat.client.event.View;
import java.util.List;

/**
 * Shows what became of the one message that {@code --send} sends: its acknowledgement on another
 * view, errors on standard error, and nothing else of its room.
 */
public final class SendView extends SentenceView {
  private final LineOutput err;
  private final View confirmation;
  private String lastReason = ""; // why the server refused the room, which it may repeat

  /**
   * A view for one message.
   *
   * @param confirmation shown the event that the message is stored
   */
  public SendView(LineOutput err, View confirmation) {
    this.err = err;
    this.confirmation = confirmation;
  }

  @Override
  public void acknowledged(RequestEvent.MessageAcknowledged event) {
    confirmation.show(List.of(event));
  }

  @Override
  protected void notice(String sentence) {
    err.lines(Notices.starred(sentence));
  }

  @Override
  public void refused(RequestEvent.RequestRefused event) {
    lastReason = Notices.refused(event.answer());
    super.refused(event);
  }

  @Override
  public void refused(RequestEvent.MessageRefused event) {
    if (Notices.refused(event.answer()).equals(lastReason)) {
      notice(Notices.refused(event.message()));
    } else {
      super.refused(event);
    }
  }

  @Override
  public void message(ClientEvent.MessageReceived event) {
    // The sender did not ask for messages.
  }

  @Override
  protected void news(String sentence) {
    // The sender did not ask.
  }

  @Override
  public void moderation(ModerationEvent event) {
    // Neither what the server shows at login nor what happens in the room: a refusal says enough.
  }

  @Override
  public void account(ClientEvent.AccountChanged event) {
    // The sender chose the account.
  }

  @Override
  public void topic(ClientEvent.TopicTold event) {
    // The sender did not ask.
  }

  @Override
  public void gap(ClientEvent.GapFound event) {
    // The sender does not read the room.
  }

  @Override
  public void plainReceived(LinkEvent.PlainReceived event) {
    // The session ends with an error: a server that sends this is no chat server.
  }

  @Override
  public void plainPaused(LinkEvent.PlainPaused event) {
    // Plain text is not shown.
  }

  @Override
  protected void flush() {
    err.flush();
  }
}
