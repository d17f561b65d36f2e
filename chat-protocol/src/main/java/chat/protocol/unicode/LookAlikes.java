package chat.protocol.unicode;

import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds words that look alike, in the letters that people forge names with. Any thread. */
public final class LookAlikes {
  /** A letter of ASCII, and what looks like it. One and l look alike, so both become i. */
  private static final List<String> ALPHABET =
      List.of(
          "a4аαɑᴀ",
          "bʙ",
          "cсᴄ",
          "dԁɗđᴅ",
          "e3еҽєɛεᴇ",
          "fꜰ",
          "gɢ",
          "hһʜ",
          "i1lіӏιɪɩʟ",
          "jᴊ",
          "kᴋ",
          "mмᴍ",
          "nηпոɴ",
          "o0оοօøᴏ",
          "pрρᴘ",
          "rгʀᴦ",
          "s5ѕꜱ",
          "t7тτᴛ",
          "uᴜ",
          "vνѵυᴠ",
          "wᴡ",
          "yуγʏ",
          "zᴢ");

  private static final Map<Integer, Integer> LETTERS = letters();

  private LookAlikes() {}

  private static Map<Integer, Integer> letters() {
    Map<Integer, Integer> letters = new HashMap<>();
    for (String row : ALPHABET) {
      row.codePoints().forEach(c -> letters.put(c, row.codePointAt(0)));
    }
    return Map.copyOf(letters);
  }

  /**
   * Returns what all words that look like this one share: letters without accents and separators,
   * each as the letter of ASCII that it looks like.
   *
   * @param folded a word in lower case and in compatible forms
   */
  public static String skeleton(String folded) {
    StringBuilder skeleton = new StringBuilder();
    Normalization.of(folded, Form.NFD)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .map(c -> LETTERS.getOrDefault(c, c))
        .forEach(skeleton::appendCodePoint);
    return skeleton.toString().replace("rn", "m");
  }
}
