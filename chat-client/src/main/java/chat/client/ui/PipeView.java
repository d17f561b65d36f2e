package chat.client.ui;

import java.time.ZoneId;
import java.util.Optional;

/**
 * For programs: messages to standard output, a line each; what concerns the person to standard
 * error; plain text as it came.
 */
public final class PipeView implements View {
  private final LineOutput out;
  private final LineOutput err;
  private final RoomList rooms;
  private final PipeFormat format;

  /**
   * A view for programs.
   *
   * @param timestamps the zone of the times that messages begin with; empty if they have none
   */
  public PipeView(LineOutput out, LineOutput err, RoomList rooms, Optional<ZoneId> timestamps) {
    this.out = out;
    this.err = err;
    this.rooms = rooms;
    this.format = new PipeFormat(timestamps);
  }

  @Override
  public void message(ChatLine line) {
    // A program knows what it said.
    if (!line.own()) {
      String place =
          line.room().filter(room -> rooms.wereSeveral()).map(room -> room + " ").orElse("");
      out.line(format.line(line, place));
    }
  }

  @Override
  public void notice(String sentence) {
    err.lines(Notices.starred(sentence));
  }

  @Override
  public void news(String sentence) {
    // A program didn't ask, so there is nothing to say.
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    out.bytes(bytes, from, to);
  }

  @Override
  public void pause() {
    // What came was passed on already.
  }

  @Override
  public void ask(String question) {
    throw new IllegalStateException("nobody is there to answer: " + question);
  }
}
