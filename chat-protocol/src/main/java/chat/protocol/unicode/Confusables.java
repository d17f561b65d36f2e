package chat.protocol.unicode;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds texts that look alike in all scripts, by Unicode's table of confusable characters (UTS #39,
 * 4). Any thread; the first call reads the table.
 */
public final class Confusables {
  /** The version of Unicode whose table it is: skeletons of two versions must not be compared. */
  public static final String VERSION = "17.0";

  /** A line: a prototype, a semicolon, and the characters that look like it, in hexadecimal. */
  private static final String TABLE = "confusables.txt";

  private static final String COMMENT = "#";
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final int HEXADECIMAL = 16;

  private Confusables() {}

  /** The table, read when it is first used: most servers never need it. */
  private static final class Prototypes {
    private static final Map<Integer, String> OF = read();

    private static Map<Integer, String> read() {
      Map<Integer, String> prototypes = new HashMap<>();
      try (InputStream table = Confusables.class.getResourceAsStream(TABLE);
          BufferedReader lines = new BufferedReader(new InputStreamReader(table, US_ASCII))) {
        lines
            .lines()
            .filter(line -> !line.startsWith(COMMENT))
            .forEach(line -> add(line, prototypes));
      } catch (IOException e) {
        throw new UncheckedIOException("can't read " + TABLE, e);
      }
      return Map.copyOf(prototypes);
    }

    private static void add(String line, Map<Integer, String> prototypes) {
      int separator = line.indexOf(';');
      StringBuilder prototype = new StringBuilder();
      codePoints(line.substring(0, separator)).forEach(prototype::appendCodePoint);
      codePoints(line.substring(separator + 1))
          .forEach(c -> prototypes.put(c, prototype.toString()));
    }

    private static IntStream codePoints(String written) {
      return SPACE.splitAsStream(written).mapToInt(point -> Integer.parseInt(point, HEXADECIMAL));
    }
  }

  /** Returns the skeleton that all texts which look like this one share, for comparison alone. */
  public static String skeleton(String text) {
    StringBuilder skeleton = new StringBuilder();
    Normalization.of(text, Form.NFD)
        .codePoints()
        .forEach(c -> skeleton.append(Prototypes.OF.getOrDefault(c, Character.toString(c))));
    return Normalization.of(skeleton.toString(), Form.NFD);
  }
}
