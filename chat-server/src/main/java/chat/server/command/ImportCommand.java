package chat.server.command;

import chat.notation.Quantity;
import chat.server.log.LogException;
import chat.server.log.NamedRoom;
import chat.server.log.file.DiskFull;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.logging.Printable;
import chat.server.time.TimeSource;
import chat.server.transcript.FileFormat;
import chat.server.transcript.NickRepair;
import chat.server.transcript.SkippedLines;
import chat.server.transcript.TranscriptFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stores the messages of files in a new room. The main thread. */
@Command(
    name = "import",
    sortOptions = false,
    description = {
      "Store the messages of files in a new room, while no server uses the folder.",
      "",
      "Reads what export writes, and logs of irssi and WeeChat in their default formats. Lines that"
          + " are no messages are counted. If it fails, it deletes what it has stored; if it is killed, delete that with"
          + " chat-server --delete-room."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the messages are stored; unreadable lines, if any, are reported",
      "1:it failed; one line says why, and if a part is still stored",
      "2:wrong usage"
    })
public final class ImportCommand implements Callable<Integer> {
  private static final int MAX_NICKS_TOLD = 5;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The files to read, in this order; - is standard input.")
  private List<Path> files;

  @Option(
      names = "--room",
      required = true,
      paramLabel = "ROOM",
      description = "The room, which must have no messages.")
  private NamedRoom room;

  @Option(
      names = "--format",
      paramLabel = "json|irssi|weechat",
      description = "The format of the files (default: by the first lines of each).")
  private FileFormat format;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "The time zone of logs of irssi and WeeChat, such as Europe/Berlin (default: this"
              + " computer's).")
  private ZoneId zone = ZoneId.systemDefault();

  @Mixin private CommonOptions common;

  private final NickRepair nicks = new NickRepair();
  private final SkippedLines skipped = new SkippedLines();

  @Override
  public Integer call() {
    try (Interruption interruption = new Interruption()) {
      return Task.run(spec, progress -> store(progress, interruption));
    }
  }

  private int store(Progress progress, Interruption interruption) throws LogException {
    if (room.name().isTemporary()) {
      throw new LogException(
          "the server would delete the room %s, which is temporary: name another one"
              .formatted(room));
    }
    TranscriptFile.Reading reading =
        new TranscriptFile.Reading(Optional.ofNullable(format), zone, nicks, skipped);
    try (FileSequence source = FileSequence.open(files, reading)) {
      // Otherwise a folder that is missing would be made for nothing.
      if (source.isAtEnd()) {
        reportUnread();
        throw new LogException("nothing is imported: there is no message in what was read");
      }
      long count;
      try (SqliteLog log =
          SqliteLog.open(common.folder(), true, Retention.EVERYTHING, TimeSource.SYSTEM)) {
        count = new RoomImport(log, room, interruption).store(source, progress);
      }
      progress.close();
      report(count);
      return CommandLine.ExitCode.OK;
    } catch (IOException e) {
      throw new LogException("nothing is imported: " + DiskFull.reason(e), e);
    }
  }

  private void report(long count) {
    spec.commandLine()
        .getOut()
        .println(
            "imported %s into the room %s in the folder %s"
                .formatted(Quantity.of(count, "message"), room, common.folder()));
    reportUnread();
    reportNicks();
  }

  private void reportUnread() {
    PrintWriter out = spec.commandLine().getOut();
    if (skipped.events() > 0) {
      out.println("skipped %s without a message".formatted(Quantity.of(skipped.events(), "line")));
    }
    if (skipped.malformed() > 0) {
      out.println("could not read %s, such as".formatted(Quantity.of(skipped.malformed(), "line")));
      skipped.reasons().forEach(reason -> out.println("  " + Printable.escaped(reason)));
    }
  }

  private void reportNicks() {
    Map<String, String> changed = nicks.changed();
    if (!changed.isEmpty()) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          changed.entrySet().stream()
              .limit(MAX_NICKS_TOLD)
              .map(nick -> Printable.escaped(nick.getKey()) + " is " + nick.getValue())
              .collect(
                  Collectors.joining(
                      ", ",
                      "changed %s: ".formatted(Quantity.of(changed.size(), "nick")),
                      changed.size() > MAX_NICKS_TOLD ? ", …" : "")));
    }
  }
}
