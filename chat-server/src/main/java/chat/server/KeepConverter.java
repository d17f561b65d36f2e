package chat.server;

import chat.protocol.command.DurationParser;
import chat.protocol.command.UsageException;
import chat.server.log.Keep;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how much to keep: an age like {@code 30d}, or a number of messages. */
final class KeepConverter implements ITypeConverter<Keep> {
  @Override
  public Keep convert(String value) {
    if (value.matches("[1-9][0-9]{0,17}")) {
      return new Keep(Duration.ZERO, Long.parseLong(value));
    }
    try {
      return new Keep(DurationParser.parse(value), 0);
    } catch (UsageException e) {
      throw new TypeConversionException(
          "'" + value + "' is neither an age like 30d nor a number of messages like 100000");
    }
  }
}
