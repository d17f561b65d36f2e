package chat.client.bench;

import chat.protocol.command.DurationParser;
import chat.protocol.command.UsageException;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Adapts {@link DurationParser} to the options of the capacity test. */
final class BenchDuration implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    try {
      return DurationParser.parse(value);
    } catch (UsageException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
