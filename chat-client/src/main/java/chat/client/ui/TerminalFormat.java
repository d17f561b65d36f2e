package chat.client.ui;

import java.util.ArrayList;
import java.util.List;

/** How a message looks on a terminal: the time, and each line with its sender. */
final class TerminalFormat {
  private final Times times;

  TerminalFormat(Times times) {
    this.times = times;
  }

  /** The lines of a message, each with the time and the place given. */
  List<String> lines(ChatLine line, String place) {
    String before =
        (line.isEarlier() ? "earlier " : "") + times.time(line.epochMillis()) + " " + place;
    List<String> lines = new ArrayList<>();
    String start = line.start();
    for (String text : line.text().toString().split("\n", -1)) {
      lines.add(before + start + text);
      start = line.goOn();
    }
    return lines;
  }
}
