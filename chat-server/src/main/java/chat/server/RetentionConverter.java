package chat.server;

import chat.protocol.command.DurationParser;
import chat.protocol.command.UsageException;
import chat.server.log.sqlite.Retention;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long to store messages: an age like {@code 30d}, or a number of messages. */
final class RetentionConverter implements ITypeConverter<Retention> {
  @Override
  public Retention convert(String value) {
    if (value.matches("[1-9][0-9]{0,17}")) {
      return new Retention(Duration.ZERO, Long.parseLong(value));
    }
    try {
      return new Retention(DurationParser.parse(value), 0);
    } catch (UsageException e) {
      throw new TypeConversionException(
          "'" + value + "' is neither an age like 30d nor a number of messages like 100000");
    }
  }
}
