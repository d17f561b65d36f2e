package chat.client.ui;

/** How a message looks in a pipe: one line, whatever is in it. */
final class PipeFormat {
  /** U+2424, the picture of a line feed. */
  private static final String LINE_FEED = " \u2424 ";

  private PipeFormat() {}

  /** A message without its room. */
  static String line(ChatLine line) {
    return line.start() + line.text().toString().replace("\n", LINE_FEED);
  }
}
