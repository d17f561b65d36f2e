package chat.server;

import chat.protocol.command.DurationParser;
import chat.protocol.command.UsageException;
import chat.server.log.pruning.Retention;
import java.time.Duration;

/** Parses how long to store messages: an age like {@code 30d}, or a number of messages. */
final class RetentionParser {
  private RetentionParser() {}

  static Retention parse(String typed) throws UsageException {
    if (typed.matches("[1-9][0-9]{0,17}")) {
      return new Retention(Duration.ZERO, Long.parseLong(typed));
    }
    try {
      return new Retention(DurationParser.parse(typed), 0);
    } catch (UsageException e) {
      throw new UsageException(
          "'" + typed + "' is neither an age like 30d nor a number of messages like 100000");
    }
  }
}
