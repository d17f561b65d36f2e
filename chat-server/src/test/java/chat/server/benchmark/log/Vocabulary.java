package chat.server.benchmark.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Made-up words, the most frequent first and mostly shorter than the rest. Any thread. */
final class Vocabulary {
  private static final int WORDS = 50_000;
  private static final int ONE_SYLLABLE = 60;
  private static final int TWO_SYLLABLES = 3_000;

  // Letters appear as often here as words begin with them, roughly as in English.
  private static final String ONSETS = "tttttaaabbccddeffgghhiijkllmmnnooppqrrssssuvwwwxyz";
  private static final String VOWELS = "aaeeeiiooouy";
  private static final String CODAS = "dklmnnrrsstt";

  private final List<String> words;
  private final Zipf frequencies = new Zipf(WORDS, 1);

  Vocabulary(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<String> known = new HashSet<>();
    words = new ArrayList<>(WORDS);
    while (words.size() < WORDS) {
      String word = make(random);
      if (known.add(word)) {
        words.add(word);
      }
    }
  }

  private String make(RandomGenerator random) {
    int syllables = words.size() < ONE_SYLLABLE ? 1 : words.size() < TWO_SYLLABLES ? 2 : 3;
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(letter(ONSETS, random)).append(letter(VOWELS, random));
    }
    return random.nextBoolean() ? word.append(letter(CODAS, random)).toString() : word.toString();
  }

  private static char letter(String letters, RandomGenerator random) {
    return letters.charAt(random.nextInt(letters.length()));
  }

  /** Draws a word as often as people use it. */
  String draw(RandomGenerator random) {
    return words.get(frequencies.draw(random));
  }

  /** Returns the word of a rank, 0 for the most frequent one. */
  String word(int rank) {
    return words.get(rank);
  }

  int size() {
    return WORDS;
  }
}
