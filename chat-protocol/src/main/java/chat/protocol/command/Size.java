package chat.protocol.command;

import chat.notation.SizeNotation;

/**
 * A number of bytes.
 *
 * @param bytes 0 or more
 */
public record Size(long bytes) {
  public Size {
    if (bytes < 0) {
      throw new IllegalArgumentException("negative size: " + bytes);
    }
  }

  /** Returns the size as {@link SizeParser} reads it, in the largest unit that divides it. */
  @Override
  public String toString() {
    return SizeNotation.exact(bytes);
  }
}
