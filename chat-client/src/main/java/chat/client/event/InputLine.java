package chat.client.event;

/**
 * A line that was typed or piped in, without its line end.
 *
 * @param overlongBytes the line's length where it was too long to keep, else 0
 */
public record InputLine(String text, long overlongBytes) {
  public static InputLine of(String text) {
    return new InputLine(text, 0);
  }

  /** A line of which only the length is known. */
  public static InputLine overlong(long bytes) {
    return new InputLine("", bytes);
  }

  public boolean isOverlong() {
    return overlongBytes > 0;
  }
}
