package chat.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.notation.Quantity;
import chat.server.log.LogException;
import chat.server.log.LogMessage.Shown;
import chat.server.log.NamedRoom;
import chat.server.log.file.DiskFull;
import chat.server.log.tools.RoomReader;
import chat.server.log.tools.StoredLog;
import chat.server.log.tools.StoredMessage;
import chat.server.transcript.JsonLines;
import chat.server.transcript.Said;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the messages of a room as JSON lines. The main thread. */
@Command(
    name = "export",
    sortOptions = false,
    description = {
      "Write the messages of a room as JSON lines, also while a server runs.",
      "",
      "Each line is an object with number, time (in UTC), nick, account (its nick, unless a guest"
          + " wrote it), kind (said or emoted), text, and edited if its author has changed it. Dates are in"
          + " UTC: 2026-11-01, or 2026-11-01T10:30."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is written",
      "1:something is not, and FILE is not there; one line says why",
      "2:wrong usage"
    })
public final class ExportCommand implements Callable<Integer> {
  private static final int BUFFER_BYTES = 1 << 16;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "The file to write, which only you can read (default: standard output). It gets its name"
              + " once it is complete.")
  private Path file;

  @Option(names = "--room", required = true, paramLabel = "ROOM", description = "The room.")
  private NamedRoom room;

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description = "Leave out messages before this time.")
  private Instant since = Instant.ofEpochMilli(Long.MIN_VALUE);

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "Leave out messages of this time and later ones.")
  private Instant until = Instant.ofEpochMilli(Long.MAX_VALUE);

  @Option(names = "--force", description = "Replace the file if it exists.")
  private boolean force;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    return Task.run(spec, this::export);
  }

  private int export(Progress progress) throws LogException {
    try (StoredLog log = StoredLog.open(common.folder())) {
      RoomReader.Period period = new RoomReader.Period(since.toEpochMilli(), until.toEpochMilli());
      RoomReader reader = RoomReader.of(log, room, period);
      if (file == null) {
        toStandardOutput(reader, progress);
      } else {
        toFile(reader, progress);
      }
      return CommandLine.ExitCode.OK;
    }
  }

  private void toFile(RoomReader reader, Progress progress) throws LogException {
    try (UnfinishedFile unfinished = UnfinishedFile.of(file, force, common.folder())) {
      try (FileOutputStream out = new FileOutputStream(unfinished.path().toFile())) {
        write(reader, out, progress);
        out.getFD().sync();
      } catch (IOException e) {
        throw UnfinishedFile.failure(file, e);
      }
      unfinished.complete();
    }
  }

  private void toStandardOutput(RoomReader reader, Progress progress) throws LogException {
    try {
      // Bytes, since the characters of standard output may have another encoding. Never closed: if
      // the process began without standard output, its descriptor is that of a file of the JVM.
      write(reader, new FileOutputStream(FileDescriptor.out), progress);
    } catch (IOException e) {
      throw new LogException("can't write to standard output: " + DiskFull.reason(e), e);
    }
  }

  private void write(RoomReader reader, OutputStream file, Progress progress)
      throws LogException, IOException {
    OutputStream out = new BufferedOutputStream(file, BUFFER_BYTES);
    long written = 0;
    Map<Shown, Long> leftOut = new EnumMap<>(Shown.class);
    progress.begin("exporting " + reader.room(), reader.total());
    while (!reader.isAtEnd()) {
      for (StoredMessage message : reader.next()) {
        if (message.kind().isPresent()) {
          out.write((line(message) + "\n").getBytes(UTF_8));
          written++;
        } else {
          leftOut.merge(message.shown(), 1L, Long::sum);
        }
      }
      progress.done(reader.done());
    }
    out.flush();
    progress.close();
    report(reader, written, leftOut);
  }

  private static String line(StoredMessage message) {
    return JsonLines.write(
        message.seq(),
        new Said(
            message.epochMillis(), message.nick(), message.kind().orElseThrow(), message.text()),
        message.account(),
        message.shown() == Shown.EDITED);
  }

  private void report(RoomReader reader, long written, Map<Shown, Long> leftOut) {
    long deleted = leftOut.getOrDefault(Shown.TOMBSTONE, 0L);
    long changes = leftOut.getOrDefault(Shown.EDIT, 0L) + leftOut.getOrDefault(Shown.DELETION, 0L);
    long unknown = leftOut.getOrDefault(Shown.UNKNOWN, 0L);
    String end =
        Stream.of(
                counted(deleted, "deleted message", "deleted messages"),
                counted(changes, "edit or deletion", "edits and deletions"),
                counted(
                    unknown,
                    "entry of a kind that only a newer server knows",
                    "entries of a kind that only a newer server knows"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    spec.commandLine()
        .getErr()
        .println(
            "exported %s of %s%s"
                .formatted(
                    Quantity.of(written, "message"),
                    reader.room(),
                    end.isEmpty() ? "" : "; left out " + end));
  }

  private static Optional<String> counted(long count, String one, String many) {
    return count == 0 ? Optional.empty() : Optional.of(Quantity.of(count, one, many));
  }
}
