package chat.client.ui.screen;

import chat.client.ui.ChatLine;
import chat.client.ui.screen.HeldBack.Held;
import chat.protocol.RoomName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** What is printed, one below the other. Guarded by the view's lock. */
final class Page {
  private final ScreenFormat format;
  private final ScreenOutput out;
  private LocalDate day;

  /** A page that begins on this day. */
  Page(ScreenFormat format, ScreenOutput out, LocalDate day) {
    this.format = format;
    this.out = out;
    this.day = day;
  }

  void notice(String sentence) {
    lines(format.notice(sentence));
  }

  void news(String sentence) {
    lines(format.news(sentence));
  }

  void plain(List<String> lines) {
    lines(format.plain(lines));
  }

  /** Says first which day it is about, if that is another one than of what stands above. */
  void message(Held message, Optional<RoomName> place) {
    List<AttributedString> lines = new ArrayList<>();
    ChatLine line = message.line();
    LocalDate about = format.day(line);
    if (!about.equals(day)) {
      day = about;
      lines.addAll(format.day(about));
    }
    lines.addAll(format.message(line, place, message.highlighted()));
    lines(lines);
  }

  private void lines(List<AttributedString> lines) {
    if (!lines.isEmpty()) {
      out.print(lines);
    }
  }
}
