package chat.client.screen;

import chat.client.event.LinkState;
import chat.client.screen.StatusParts.FrontPage;
import chat.client.screen.StatusParts.OtherPage;
import chat.client.view.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Formats the status line at the bottom of the screen. Immutable. */
public final class StatusLine {
  private static final Duration NOTICEABLE = Duration.ofMillis(500);
  private static final int NARROW_COLUMNS = 40;
  private static final int MIN_NAME_COLUMNS = 6;

  // A narrow line leaves out the part with the lowest of these first; before all, the topic.
  private static final int TROUBLE = 11;
  private static final int CALLING_PAGE = 10;
  private static final int FRONT_PAGE = 9;
  private static final int WAITING = 8;
  private static final int UNREAD_PAGE = 7;
  private static final int NICK = 6;
  private static final int NO_TROUBLE = 5;
  private static final int PRIVATE = 4;
  private static final int CLOCK = 3;
  private static final int PEOPLE = 2;
  private static final int QUIET_PAGE = 1;

  private final Clock clock;
  private final Times times;
  private final AttributedStyle style;
  private final AttributedStyle strong;

  /** A format; without colour, it is plain text. */
  public StatusLine(Clock clock, boolean inColour) {
    this.clock = clock;
    this.times = new Times(clock.getZone());
    this.style = inColour ? AttributedStyle.DEFAULT.inverse() : AttributedStyle.DEFAULT;
    this.strong = inColour ? style.bold() : style;
  }

  /** Returns a line of exactly this many columns. */
  AttributedString line(StatusParts status, int columns) {
    Segments segments = new Segments(style);
    segments.add(times.time(clock.instant()), style, CLOCK);
    status.nick().ifPresent(nick -> segments.add(name(nick.value(), columns), style, NICK));
    boolean numbered = !status.others().isEmpty();
    status.front().ifPresent(front -> addFront(segments, front, numbered, columns));
    for (OtherPage other : status.others()) {
      addOther(segments, other, columns);
    }
    addLink(segments, status.link(), columns);
    if (status.waiting() > 0) {
      segments.add(status.waiting() + " waiting", strong, WAITING);
    }
    return segments.line(columns);
  }

  private void addFront(Segments segments, FrontPage front, boolean numbered, int columns) {
    segments.add(
        (numbered ? front.number() + ":" : "") + name(front.page().toString(), columns),
        strong,
        FRONT_PAGE);
    if (front.isPrivate()) {
      segments.add("private", style, PRIVATE);
    }
    if (!front.topic().isBlank()) {
      segments.addFiller(ScreenFormat.oneLine(front.topic()));
    }
    front.people().ifPresent(n -> segments.add(n == 1 ? "1 person" : n + " people", style, PEOPLE));
  }

  private void addOther(Segments segments, OtherPage other, int columns) {
    String name = other.number() + ":" + name(other.page().toString(), columns);
    if (other.unread().highlights() > 0) {
      segments.add(name + " " + other.unread().messages() + "!", strong, CALLING_PAGE);
    } else if (other.unread().messages() > 0) {
      segments.add(name + " " + other.unread().messages(), style, UNREAD_PAGE);
    } else {
      segments.add(name, style, QUIET_PAGE);
    }
  }

  private void addLink(Segments segments, LinkState link, int columns) {
    switch (link.phase()) {
      case STARTING -> segments.add("connecting", style, NO_TROUBLE);
      case PLAIN -> segments.add("plain text", style, NO_TROUBLE);
      case LOST -> segments.add(lost(link, columns < NARROW_COLUMNS), strong, TROUBLE);
      case LIVE -> {
        if (link.roundTrip().compareTo(NOTICEABLE) > 0) {
          double seconds = link.roundTrip().toMillis() / 1000.0;
          segments.add(String.format(Locale.ROOT, "lag %.1f s", seconds), strong, TROUBLE);
        } else {
          segments.add(link.encrypted() ? "live, TLS" : "live", style, NO_TROUBLE);
          link.server().ifPresent(server -> segments.add(name(server, columns), style, CLOCK));
        }
      }
    }
  }

  private String lost(LinkState link, boolean narrow) {
    long seconds = link.nextAttempt().map(this::secondsUntil).orElse(0L);
    if (narrow) {
      return seconds > 0 ? "lost, " + seconds + " s" : "lost";
    }
    return seconds > 0 ? "reconnecting in " + seconds + " s" : "reconnecting";
  }

  /** Returns the seconds until then, rounded up, so that the last one is shown too. */
  private long secondsUntil(Instant then) {
    return (Duration.between(clock.instant(), then).toMillis() + 999) / 1000;
  }

  /** Cuts a long name, so that it does not push out everything else. */
  private static String name(String name, int columns) {
    int most = Math.max(MIN_NAME_COLUMNS, columns / 3);
    return Segments.cut(new AttributedString(name), most).toString();
  }
}
