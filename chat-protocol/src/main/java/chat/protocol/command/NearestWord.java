package chat.protocol.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the known word that a person most likely meant to type. Any thread. */
public record NearestWord(List<String> words) {
  /** The most slips; a word may also not have slips in half of its letters. */
  private static final int MAX_DISTANCE = 2;

  /** The shortest beginning of a word that is completed; one letter begins too many words. */
  private static final int MIN_BEGINNING = 2;

  /** Of equally near words, the first in the list is found. */
  public NearestWord {
    words = List.copyOf(words);
  }

  /**
   * Returns the first word that begins with what was typed, or else the word with the fewest slips;
   * empty if every word has too many. Case counts.
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
    // Lengths first: a line may be long, and the distance costs the product of both lengths.
    if (Math.abs(typed.length() - word.length()) > MAX_DISTANCE) {
      return false;
    }
    int distance = distance(typed, word);
    return distance <= MAX_DISTANCE && 2 * distance < Math.max(typed.length(), word.length());
  }

  /**
   * Returns the count of letters left out, inserted, mistaken, or swapped with the next one: the
   * optimal string alignment distance, a Damerau-Levenshtein distance where no letter is part of
   * two slips.
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

  /** Returns the distance of the first {@code i} and {@code j} letters from those of fewer. */
  private static int fewest(String a, int i, String b, int j, int[][] slips) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int fewest = slips[i - 1][j - 1] + (same ? 0 : 1);
    fewest = Math.min(fewest, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
  }
}
