package chat.server.log.search;

import java.util.Arrays;
import java.util.Random;

/** Messages like people write: a few words, most of them common, in three scripts. */
final class PeoplesText {
  private static final String[] LETTERS = {
    "abcdefghijklmnopqrstuvwxyz",
    "aąbcćdeęfghijklłmnńoóprsśtuwyzźż",
    "абвгдежзиклмнопрстуфхцчшщыьюя"
  };
  private static final int WORDS = 6_000;
  private static final int MEAN_WORDS = 9;

  private final Random random = new Random(13);
  private final String[][] words = new String[LETTERS.length][WORDS];
  // The sums of the words' frequencies, which Zipf's law gives.
  private final double[] sums = new double[WORDS];

  PeoplesText() {
    double sum = 0;
    for (int i = 0; i < WORDS; i++) {
      sum += 1.0 / (i + 1);
      sums[i] = sum;
      for (int language = 0; language < words.length; language++) {
        words[language][i] = word(LETTERS[language], 2 + random.nextInt(3 + i / 1_500));
      }
    }
  }

  private String word(String letters, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  /** Returns the text of the next message. */
  String next() {
    int percent = random.nextInt(100);
    String[] language = words[percent < 75 ? 0 : percent < 90 ? 1 : 2];
    int count = 1 + (int) (-Math.log(1 - random.nextDouble()) * MEAN_WORDS);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int at = Arrays.binarySearch(sums, random.nextDouble() * sums[WORDS - 1]);
      text.append(i == 0 ? "" : " ").append(language[Math.min(WORDS - 1, Math.max(at, -at - 1))]);
    }
    return text.append('.').toString();
  }
}
