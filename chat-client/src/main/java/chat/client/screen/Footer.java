package chat.client.screen;

import chat.client.event.Page;
import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/**
 * The rows below the line being typed: a remark, our messages that are not acknowledged, the status
 * line. The screen thread's.
 */
public final class Footer {
  /** Messages that are acknowledged sooner than this are never shown as pending. */
  private static final Duration UNREMARKABLE = Duration.ofMillis(300);

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final AttributedStyle STRONG = AttributedStyle.BOLD;

  private final ScreenFormat format;
  private final StatusLine statusLine;
  private final LongSupplier nanoTime;
  private long pendingSinceNanos;
  private boolean wasPending;
  private boolean showsPending;

  /**
   * A footer that has shown nothing yet.
   *
   * @param nanoTime {@link System#nanoTime}, or a test's
   */
  public Footer(ScreenFormat format, StatusLine statusLine, LongSupplier nanoTime) {
    this.format = format;
    this.statusLine = statusLine;
    this.nanoTime = nanoTime;
  }

  /** Notes whether messages are pending. Returns after which time the rows may look different. */
  public Duration look(Frame frame) {
    boolean isPending = frame.state().status().waiting() > 0;
    if (isPending && !wasPending) {
      pendingSinceNanos = nanoTime.getAsLong();
    }
    wasPending = isPending;
    showsPending = isPending && nanoTime.getAsLong() - pendingSinceNanos >= UNREMARKABLE.toNanos();
    return isPending && !showsPending ? UNREMARKABLE : TICK;
  }

  /** Returns the rows for a window of this size. */
  public List<AttributedString> rows(Frame frame, int columns, int windowRows) {
    List<AttributedString> rows = new ArrayList<>();
    frame
        .remark()
        .map(sentence -> Wrapping.indented(new AttributedString(sentence, STRONG), columns))
        .ifPresent(rows::addAll);
    ScreenState state = frame.state();
    state
        .status()
        .nick()
        .filter(own -> showsPending)
        .ifPresent(
            own ->
                state.oldestPending().stream()
                    .limit(windowRows / 4)
                    .map(message -> pending(message, own, state.front()))
                    .map(row -> row.columnSubSequence(0, columns))
                    .forEach(rows::add));
    rows.add(statusLine.line(state.status(), columns));
    return rows;
  }

  /** Returns the first line of a message that is not acknowledged. */
  private AttributedString pending(ClientMessage.Numbered message, Nick own, Optional<Page> front) {
    Optional<RoomName> room = Optional.empty();
    if (message instanceof ClientMessage.Say say) {
      room = Optional.of(say.room());
    } else if (message instanceof ChangeRequest change) {
      room = Optional.of(change.room());
    }
    return format
        .pending(message, own, room.filter(name -> !front.equals(Optional.of(Page.of(name)))))
        .get(0);
  }
}
