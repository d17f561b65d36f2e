package chat.client.screen;

import chat.protocol.Nick;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** The colour of a nick: always the same, in any spelling and in every run. Immutable. */
public final class NickColors {
  private static final int FEWEST_COLORS = 8;

  /**
   * Those of a terminal's 256 that are legible on black and on white, as are the ones that replace
   * them where there are only 16 or 8.
   */
  private static final int[] PALETTE = {
    28, 29, 30, 31, 32, 64, 94, 98, 100, 127, 130, 134, 135, 136, 160, 161, 164, 166, 167, 169
  };

  private final int[] colors;

  private NickColors(int[] colors) {
    this.colors = colors;
  }

  /**
   * Returns the colours for a terminal; empty if it has too few.
   *
   * @param available how many the terminal has
   * @param nearest finds the nearest to one of 256 colours among so many
   */
  public static Optional<NickColors> of(int available, IntBinaryOperator nearest) {
    int[] colors =
        IntStream.of(PALETTE).map(color -> nearest.applyAsInt(color, available)).toArray();
    return available < FEWEST_COLORS ? Optional.empty() : Optional.of(new NickColors(colors));
  }

  /** Returns the number of the nick's colour. */
  int of(Nick nick) {
    // Names that differ in their last letter have neighbouring hashes: spread them.
    int spread = nick.hashCode() * 0x9E3779B9;
    return colors[Math.floorMod(spread >>> 8, colors.length)];
  }

  int[] all() {
    return colors.clone();
  }
}
