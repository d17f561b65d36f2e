package chat.client.session;

import chat.client.event.ChatLine;
import chat.client.event.ChatLine.When;
import java.util.Locale;

/** Renders a chat line as a line of a transcript. */
final class ChatLineText {
  private ChatLineText() {}

  /** Returns its place, number and lines, then what is unusual about it. */
  static String of(ChatLine line) {
    String when =
        line.when() == When.NOW ? "" : " (" + line.when().name().toLowerCase(Locale.ROOT) + ")";
    String author =
        switch (line.author()) {
          case OTHER -> "";
          case NAMESAKE -> " (namesake)";
          case OTHER_DEVICE -> " (other device)";
          case US -> " (ours)";
        };
    String place = line.room().map(Object::toString).orElse("@");
    String number = line.isTimeKnown() ? " " + line.seq() : " ?";
    return place + number + " " + String.join("\n", line.lines()) + when + author;
  }
}
