package chat.protocol.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds, among the words there are, the one that somebody most likely meant to type. Any thread.
 */
public record NearestWord(List<String> words) {
  /** Three slips make another word, and so do slips in half of its letters. */
  private static final int MAX_DISTANCE = 2;

  /** One letter begins too many words to tell which was meant. */
  private static final int MIN_BEGINNING = 2;

  /** Of words that are equally near the first is taken, so their order matters. */
  public NearestWord {
    words = List.copyOf(words);
  }

  /**
   * The first word that begins with what was typed, or else the one with the fewest slips; none if
   * it takes too many. Case counts.
   */
  public Optional<String> to(String typed) {
    return words.stream()
        .filter(word -> typed.length() >= MIN_BEGINNING && word.startsWith(typed))
        .findFirst()
        .or(() -> withFewSlips(typed));
  }

  private Optional<String> withFewSlips(String typed) {
    return words.stream()
        .filter(word -> isNear(typed, word))
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  private static boolean isNear(String typed, String word) {
    // Looked at first, for a line may be long, and the distance takes the product of both lengths.
    if (Math.abs(typed.length() - word.length()) > MAX_DISTANCE) {
      return false;
    }
    int distance = distance(typed, word);
    return distance <= MAX_DISTANCE && 2 * distance < Math.max(typed.length(), word.length());
  }

  /**
   * How many letters were left out, put in, mistaken for another, or swapped with the next one: the
   * Damerau-Levenshtein distance, as far as no letter is part of two slips.
   */
  static int distance(String a, String b) {
    int[][] slips = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : fewest(a, i, b, j, slips);
      }
    }
    return slips[a.length()][b.length()];
  }

  /** Of the first {@code i} letters and the first {@code j}, when those of fewer are known. */
  private static int fewest(String a, int i, String b, int j, int[][] slips) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int fewest = slips[i - 1][j - 1] + (same ? 0 : 1);
    fewest = Math.min(fewest, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
  }
}
