package chat.client.screen;

import chat.client.config.Preferences;
import chat.client.event.ChatLine;
import chat.client.screen.page.PageLine;
import chat.protocol.Nick;
import java.util.Optional;

/**
 * Decides by the person's preferences what becomes of a message: ignored, printed, held back, rung
 * for. Immutable.
 */
final class Triage {
  private final Preferences preferences;
  private final Highlights highlights;

  Triage(Preferences preferences) {
    this.preferences = preferences;
    this.highlights = new Highlights(preferences);
  }

  /** Returns whether a message is not shown. Our own are, even those to somebody ignored. */
  boolean ignores(ChatLine line) {
    return !line.isUnderOurNick() && preferences.ignores(line.nick());
  }

  /** Returns the message with the decision whether it is a highlight. */
  PageLine.Message judged(ChatLine line, Optional<Nick> own) {
    return new PageLine.Message(line, !line.isUnderOurNick() && highlights.concern(line, own));
  }

  /** Returns whether a message counts as unread. */
  boolean counts(ChatLine line) {
    return !line.isUnderOurNick() && !line.isEarlier();
  }

  /** Returns whether a message waits until its page is in front. */
  boolean waits(PageLine.Message message) {
    return switch (preferences.show()) {
      case ALL -> false;
      case COUNT -> true;
      case HIGHLIGHTS -> !message.highlighted() || message.line().isEarlier();
    };
  }

  /** Returns whether the bell rings for a message that counts. */
  boolean rings(PageLine.Message message) {
    return switch (preferences.bell()) {
      case OFF -> false;
      case HIGHLIGHTS -> message.highlighted();
      case ALL -> true;
    };
  }
}
