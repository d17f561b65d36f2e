package chat.client.ui.screen;

import chat.protocol.Nick;
import java.util.stream.IntStream;
import org.jline.utils.Colors;

/**
 * The colour of a nick: always the same for the same person, whatever the spelling, in this run and
 * in others.
 */
final class NickColors {
  /**
   * Of the 256 that terminals have, these stand out from black as well as from white, and what they
   * become where there are only 16 or 8 does so, too.
   */
  private static final int[] PALETTE = {
    28, 29, 30, 31, 32, 64, 94, 98, 100, 127, 130, 134, 135, 136, 160, 161, 164, 166, 167, 169
  };

  private final int[] colors;

  /** Of as many colours as the terminal has, at least 8: JLine doesn't look for the nearest. */
  NickColors(int available) {
    colors = IntStream.of(PALETTE).map(color -> Colors.roundColor(color, available)).toArray();
  }

  /** A colour's number. */
  int of(Nick nick) {
    // Names that differ in their last letter have hashes that lie side by side: spread them.
    int spread = nick.hashCode() * 0x9E3779B9;
    return colors[Math.floorMod(spread >>> 8, colors.length)];
  }

  /** All there are. */
  int[] all() {
    return colors.clone();
  }
}
