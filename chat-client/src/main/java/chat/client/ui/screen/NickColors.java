package chat.client.ui.screen;

import chat.protocol.Nick;

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

  private NickColors() {}

  /** A number among the 256. */
  static int of(Nick nick) {
    // Names that differ in their last letter have hashes that lie side by side: spread them.
    int spread = nick.hashCode() * 0x9E3779B9;
    return PALETTE[Math.floorMod(spread >>> 8, PALETTE.length)];
  }

  /** All there are. */
  static int[] palette() {
    return PALETTE.clone();
  }
}
