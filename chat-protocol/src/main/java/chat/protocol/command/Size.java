package chat.protocol.command;

/**
 * A number of bytes.
 *
 * @param bytes 0 or more
 */
public record Size(long bytes) {
  private static final int STEP = 1024;

  public Size {
    if (bytes < 0) {
      throw new IllegalArgumentException("negative size: " + bytes);
    }
  }

  /** Returns the size as {@link SizeParser} reads it, in the largest unit that divides it. */
  @Override
  public String toString() {
    long count = bytes;
    int unit = 0;
    while (count > 0 && count % STEP == 0 && unit < SizeParser.UNITS.length()) {
      count /= STEP;
      unit++;
    }
    return count + SizeParser.UNITS.substring(Math.max(0, unit - 1), unit);
  }
}
