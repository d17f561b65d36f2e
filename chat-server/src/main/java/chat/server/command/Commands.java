package chat.server.command;

import chat.protocol.command.UsageException;
import chat.server.transcript.FileFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import picocli.CommandLine;

/** Makes picocli parse what is typed after these commands. The main thread. */
public final class Commands {
  private Commands() {}

  /** Makes a command, whose subcommands these are, parse their options. */
  public static CommandLine parsedBy(CommandLine command) {
    return command
        .registerConverter(Instant.class, DateParser::parse)
        .registerConverter(ZoneId.class, Commands::zone)
        .registerConverter(FileFormat.class, Commands::format);
  }

  private static ZoneId zone(String typed) throws UsageException {
    try {
      return ZoneId.of(typed);
    } catch (DateTimeException e) {
      throw new UsageException(
          "'" + typed + "' is no time zone; write one like Europe/Berlin, UTC or +02:00");
    }
  }

  private static FileFormat format(String typed) throws UsageException {
    for (FileFormat format : FileFormat.values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(typed)) {
        return format;
      }
    }
    throw new UsageException("'" + typed + "' is not one of json, irssi, weechat");
  }
}
