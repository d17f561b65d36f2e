package chat.server.log.file;

import chat.notation.Quantity;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log is known to have had when its server last ran. Immutable.
 *
 * @param commit the number of the last commit
 * @param closed whether the server closed the log, and did not just end
 * @param sync how durable each commit was
 * @param boot the system's boot id at that time, if it has one
 */
record LogEnd(long commit, boolean closed, Database.Sync sync, Optional<String> boot) {
  private static final String HEADING = "chat-server log-end 1\n";
  private static final String COMMIT_LABEL = "commit ";
  private static final String NO_BOOT = "unknown";

  /** Where the number of the commit is in the text, which has as many digits each time. */
  static final int COMMIT_OFFSET = HEADING.length() + COMMIT_LABEL.length();

  /** The digits of the number, enough for any. */
  static final int COMMIT_DIGITS = 19;

  // Fixed widths: a shorter text must leave nothing of a longer one before it.
  private static final String FORM =
      HEADING + COMMIT_LABEL + "%0" + COMMIT_DIGITS + "d\nclosed %-3s\nsync   %-6s\nboot   %-64s\n";
  private static final Pattern PARSED =
      Pattern.compile(
          Pattern.quote(HEADING + COMMIT_LABEL)
              // Below 9 * 10^18, which a long can hold.
              + "([0-8][0-9]{"
              + (COMMIT_DIGITS - 1)
              + "})\nclosed (yes|no ) *\nsync   (full|normal) *\nboot   (\\S+) *\n");

  /** Returns what a text says; empty if the file is missing or damaged. */
  static Optional<LogEnd> parse(String text) {
    Matcher matcher = PARSED.matcher(text);
    return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
  }

  private static LogEnd of(Matcher matcher) {
    return new LogEnd(
        Long.parseLong(matcher.group(1)),
        matcher.group(2).equals("yes"),
        Database.Sync.valueOf(matcher.group(3).toUpperCase(Locale.ROOT)),
        Optional.of(matcher.group(4)).filter(boot -> !boot.equals(NO_BOOT)));
  }

  String text() {
    return FORM.formatted(
        commit, closed ? "yes" : "no", sync.name().toLowerCase(Locale.ROOT), boot.orElse(NO_BOOT));
  }

  /** Returns whether a database whose last commit is {@code found} lacks later ones. */
  boolean lacks(long found) {
    return commit > found;
  }

  /**
   * Returns why a database whose last commit is {@code found} may lack later ones, or empty if it
   * has all of them.
   *
   * @param nowBoot the system's boot id
   */
  Optional<String> loss(long found, Optional<String> nowBoot) {
    if (lacks(found)) {
      return Optional.of(
          "its last %s missing, each of one or more messages (%d of %d are there)"
              .formatted(lost(commit - found), found, commit));
    }
    boolean sameBoot = boot.isPresent() && boot.equals(nowBoot);
    if (!closed && sync == Database.Sync.NORMAL && !sameBoot) {
      return Optional.of("the system stopped before the server did, with --sync normal");
    }
    return Optional.empty();
  }

  private static String lost(long commits) {
    return commits == 1 ? "commit is" : Quantity.of(commits, "commit") + " are";
  }
}
