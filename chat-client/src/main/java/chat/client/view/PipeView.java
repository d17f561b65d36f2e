package chat.client.view;

import chat.client.event.ChatLine;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.ModerationEvent;
import chat.protocol.RoomName;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Shows a session to a program: messages on standard output, a line each; errors and answers on
 * standard error; plain text as it came.
 */
public final class PipeView extends SentenceView {
  private final LineOutput out;
  private final LineOutput err;
  private final PipeFormat format;
  private final Set<RoomName> entered = new HashSet<>();

  /**
   * A view that has printed nothing yet.
   *
   * @param timestamps the zone of the time before each message; empty for no times
   */
  public PipeView(LineOutput out, LineOutput err, Optional<ZoneId> timestamps) {
    this.out = out;
    this.err = err;
    this.format = new PipeFormat(timestamps);
  }

  @Override
  public void message(ClientEvent.MessageReceived event) {
    ChatLine line = event.line();
    // A program knows what it sent, but it may ask for what was said before.
    if (!line.isOwn() || line.isEarlier()) {
      String place = line.room().filter(this::isNamed).map(room -> room + " ").orElse("");
      out.line(format.line(line, place));
    }
  }

  /** Prints an edit beside messages; a program knows what it edited itself. */
  @Override
  public void moderation(ModerationEvent event) {
    if (!(event instanceof ModerationEvent.Edited edited)) {
      super.moderation(event);
    } else if (edited.isNews() && !edited.line().isOwn()) {
      String place = isNamed(edited.room()) ? edited.room() + " " : "";
      out.line(format.edit(edited.line(), place));
    }
  }

  /** Whether a message names its room: a search also finds messages of rooms never entered. */
  private boolean isNamed(RoomName room) {
    return entered.size() > 1 || (!entered.isEmpty() && !entered.contains(room));
  }

  @Override
  protected void notice(String sentence) {
    // In this order, so that both streams on one terminal show what happened first above.
    out.flush();
    err.lines(Notices.starred(sentence));
    err.flush();
  }

  @Override
  protected void news(String sentence) {
    // A program did not ask.
  }

  @Override
  public void plainReceived(LinkEvent.PlainReceived event) {
    out.bytes(event.bytes());
  }

  @Override
  public void plainPaused(LinkEvent.PlainPaused event) {
    // The bytes are printed already.
  }

  /** Notes the rooms: once there were two, each message names its own. */
  @Override
  public void state(ClientEvent.StateChanged event) {
    entered.addAll(event.snapshot().roomNames());
  }

  @Override
  protected void flush() {
    out.flush();
  }
}
