package chat.protocol.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the table of confusable characters from the one of ICU. */
final class ConfusablesTable {
  private static final SpoofChecker ICU = new SpoofChecker.Builder().build();
  private static final Normalizer2 NFD = Normalizer2.getNFDInstance();

  private ConfusablesTable() {}

  /** Prints the table, to replace the one of an older Unicode. */
  public static void main(String[] args) {
    lines().forEach(System.out::println);
  }

  /** Returns the lines that aren't comments. */
  static List<String> lines() {
    Map<String, String> sources = new TreeMap<>(Comparator.naturalOrder());
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(ConfusablesTable::mayBeInNames)
        .filter(c -> !skeleton(c).equals(Character.toString(c)))
        // An invisible character, which no name may contain.
        .filter(c -> !skeleton(c).isEmpty())
        .forEach(
            c -> sources.merge(hex(skeleton(c)), Integer.toHexString(c), (a, b) -> a + " " + b));
    return sources.entrySet().stream().map(e -> e.getKey() + ";" + e.getValue()).toList();
  }

  /** Returns whether a name may have a character after canonical decomposition, by any JDK. */
  private static boolean mayBeInNames(int c) {
    int type = UCharacter.getType(c);
    boolean isNameCharacter =
        UCharacter.isLetterOrDigit(c)
            || type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || c == '_'
            || c == '-'
            || c == '.';
    return isNameCharacter && NFD.isNormalized(Character.toString(c));
  }

  static String skeleton(int c) {
    return skeleton(Character.toString(c));
  }

  static String skeleton(String text) {
    return ICU.getSkeleton(text);
  }

  private static String hex(String text) {
    return text.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining(" "));
  }
}
