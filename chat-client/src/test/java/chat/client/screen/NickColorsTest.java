package chat.client.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.AttributedCharSequence.ForceMode;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Colors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NickColorsTest {
  private static final double LEGIBLE = 3.0;
  private static final int BLACK = 0x000000;
  private static final int WHITE = 0xFFFFFF;

  /** Of the 16: blacks, whites and greys, and the blue that is nearly black on many screens. */
  private static final Set<Integer> UNFIT = Set.of(0, 4, 7, 8, 15);

  private final NickColors colors = colors(256);

  private static NickColors colors(int available) {
    return NickColors.of(available, Colors::roundColor).orElseThrow();
  }

  /** The contrast of two colours, from 1 to 21 (WCAG 2, 1.4.3). */
  private static double contrast(int rgb, int other) {
    double a = luminance(rgb) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double s = (channel & 0xFF) / 255.0;
    return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
  }

  @Test
  void eachColourIsLegibleOnBlackAndOnWhite() {
    for (int color : colors.all()) {
      int rgb = Colors.rgbColor(color);
      assertTrue(contrast(rgb, BLACK) >= LEGIBLE, color + " on black");
      assertTrue(contrast(rgb, WHITE) >= LEGIBLE, color + " on white");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void withFewColoursSeveralLegibleOnesAreLeft(int available) {
    int[] few = colors(available).all();
    for (int color : few) {
      assertTrue(color < available && !UNFIT.contains(color), color + " of " + available);
      String sent =
          new AttributedString("x", AttributedStyle.DEFAULT.foreground(color))
              .toAnsi(available, ForceMode.None);
      String code = color < 8 ? "3" + color : "9" + (color - 8);
      assertEquals("\u001b[" + code + "mx\u001b[0m", sent);
    }
    assertTrue(Arrays.stream(few).distinct().count() >= 5);
  }

  @Test
  void aTerminalWithTooFewColoursGetsNone() {
    assertEquals(Optional.empty(), NickColors.of(7, Colors::roundColor));
  }

  @Test
  void aNickHasOneColourInAnySpelling() {
    assertEquals(colors.of(Nick.of("bob")), colors.of(Nick.of("BOB")));
    assertEquals(colors.of(Nick.of("Stra\u00DFe")), colors.of(Nick.of("STRASSE")));
    // The same in every run.
    assertEquals(94, colors.of(Nick.of("alice")));
  }

  @Test
  void allColoursAreUsedEqually() {
    var uses =
        IntStream.range(0, 2_000)
            .mapToObj(i -> colors.of(Nick.of("user" + i)))
            .collect(Collectors.groupingBy(color -> color, Collectors.counting()));
    assertEquals(colors.all().length, uses.size());
    uses.forEach((color, count) -> assertTrue(count > 40 && count < 200, color + ": " + count));
  }
}
