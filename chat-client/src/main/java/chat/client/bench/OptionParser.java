package chat.client.bench;

import chat.protocol.command.UsageException;
import picocli.CommandLine.ITypeConverter;

/**
 * Adapts a parser of values to picocli. A class, not a lambda: Java 17 crashes when it archives a
 * lambda whose interface has a class file as old as picocli's.
 */
record OptionParser<T>(Parser<T> parser) implements ITypeConverter<T> {
  /** Parses what was typed as the value of an option. */
  interface Parser<T> {
    T parse(String typed) throws UsageException;
  }

  @Override
  public T convert(String typed) throws UsageException {
    return parser.parse(typed);
  }
}
