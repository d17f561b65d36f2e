package chat.server;

import chat.protocol.command.DurationParser;
import chat.protocol.command.UsageException;
import java.time.Duration;

/** Parses time limits: a duration like {@code 10s}, or 0 for no limit. */
final class TimeLimitParser {
  private TimeLimitParser() {}

  /** Returns the limit; zero: none. */
  static Duration parse(String typed) throws UsageException {
    return typed.equals("0") ? Duration.ZERO : DurationParser.parse(typed);
  }
}
