package chat.server;

import chat.notation.SizeNotation;
import chat.protocol.command.DurationParser;
import chat.protocol.command.Size;
import chat.protocol.command.SizeParser;
import chat.protocol.command.UsageException;
import chat.server.log.pruning.Retention;
import java.time.Duration;
import java.util.Locale;

/**
 * Parses which messages to store: an age like {@code 30d}, a number of messages, a size like {@code
 * 20g}, or several of these, with commas between them.
 */
final class RetentionParser {
  /** An empty server has about half a megabyte. */
  private static final long MIN_BYTES = 10L << 20;

  private static final String COUNT = "[1-9][0-9]{0,17}";
  private static final String SIZE = "[0-9]+([kg]|[kmg]b)";

  private RetentionParser() {}

  static Retention parse(String typed) throws UsageException {
    Retention all = Retention.EVERYTHING;
    for (String part : typed.split(",", -1)) {
      all = with(all, parsePart(part));
    }
    return all;
  }

  private static Retention with(Retention all, Retention part) throws UsageException {
    boolean isTwice =
        (all.count() > 0 && part.count() > 0)
            || (all.bytes() > 0 && part.bytes() > 0)
            || !(all.age().isZero() || part.age().isZero());
    if (isTwice) {
      throw new UsageException("give at most one age, one number of messages and one size");
    }
    return new Retention(
        all.age().plus(part.age()), all.count() + part.count(), all.bytes() + part.bytes());
  }

  private static Retention parsePart(String typed) throws UsageException {
    String part = typed.toLowerCase(Locale.ROOT);
    if (part.matches(COUNT)) {
      return new Retention(Duration.ZERO, Long.parseLong(part));
    }
    if (part.matches(SIZE)) {
      return new Retention(Duration.ZERO, 0, bytes(part));
    }
    if (part.matches("[0-9]+m")) {
      // An operator who means megabytes would lose all but the messages of the last minutes.
      throw new UsageException(
          "'" + typed + "' may mean minutes or megabytes; write " + typed + "b, or an age in h");
    }
    try {
      return new Retention(DurationParser.parse(part), 0);
    } catch (UsageException e) {
      throw new UsageException(
          "'"
              + typed
              + "' is neither an age like 30d nor a number of messages like 100000 nor a size like"
              + " 20g");
    }
  }

  private static long bytes(String size) throws UsageException {
    long bytes = SizeParser.parse(size).bytes();
    if (bytes < MIN_BYTES) {
      throw new UsageException(
          "%s is too little; %s is the smallest size"
              .formatted(SizeNotation.rounded(bytes), new Size(MIN_BYTES)));
    }
    return bytes;
  }
}
