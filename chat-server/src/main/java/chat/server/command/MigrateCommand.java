package chat.server.command;

import chat.protocol.command.UsageException;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.migrate.End;
import chat.server.log.migrate.Migration;
import chat.server.log.migrate.Numbering;
import chat.server.log.migrate.PostgresTables;
import chat.server.log.postgres.PostgresUrl;
import chat.server.log.sqlite.FolderTables;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Moves a log between a folder and PostgreSQL. The main thread. */
@Command(
    name = "migrate",
    sortOptions = false,
    description = {
      "Copy all that a server stores from its folder to PostgreSQL, or back.",
      "",
      "Stop all servers first. The target is a new folder, or a database without messages. It gets"
          + " all messages with their numbers, the rooms, accounts, devices, bans and the audit log,"
          + " so that clients continue where they were. The source stays as it is; start no server"
          + " on it again, since clients take both for the same log.",
      "",
      "At the end it reads both again, compares them, and prints how many rows each table has, with"
          + " a digest. No server starts on a target that is not complete."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the target is complete, and equals the source",
      "1:it is not; one line says why",
      "2:wrong usage"
    })
public final class MigrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "SOURCE",
      description =
          "The folder of a server, or the database of several, like"
              + " postgres://chat@HOST1,HOST2,HOST3/chat.")
  private String from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TARGET",
      description = "A database if the source is a folder, a new folder if it is a database.")
  private String to;

  @Option(names = "--resume", description = "Continue a migration that was interrupted.")
  private boolean resumes;

  // picocli itself prints the help.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  @Override
  public Integer call() {
    boolean isFromDatabase = PostgresUrl.isOne(from);
    if (isFromDatabase == PostgresUrl.isOne(to)) {
      throw usage("name a folder and a database: one as --from, the other one as --to");
    }
    PostgresUrl url = url(isFromDatabase ? from : to);
    return Task.run(
        spec,
        progress ->
            isFromDatabase
                ? toFolder(url, Path.of(to), progress)
                : toDatabase(Path.of(from), url, progress));
  }

  private PostgresUrl url(String typed) {
    try {
      return PostgresUrl.parse(typed);
    } catch (UsageException e) {
      throw usage(e.getMessage());
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int toDatabase(Path folder, PostgresUrl url, Progress progress) throws LogException {
    try (FolderTables source = FolderTables.open(folder);
        PostgresTables target = PostgresTables.open(url)) {
      return move(end(folder, source), end(target), progress);
    }
  }

  private int toFolder(PostgresUrl url, Path folder, Progress progress) throws LogException {
    try (PostgresTables source = PostgresTables.open(url);
        FolderTables target = FolderTables.openOrCreate(folder)) {
      return move(end(source), end(folder, target), progress);
    }
  }

  private static End end(Path folder, FolderTables tables) {
    return new End("the folder " + folder, tables.store(), Numbering.SQLITE);
  }

  private static End end(PostgresTables tables) {
    return new End("the database at " + tables.node(), tables.store(), Numbering.POSTGRES);
  }

  private int move(End source, End target, Progress progress) throws LogException {
    List<Migration.Copied> copied;
    try {
      copied = new Migration(source, target, progress).run(resumes);
    } catch (LogEndedException e) {
      throw new LogException(
          e.getMessage() + ". Stop all servers, and run this again with --resume", e);
    }
    progress.close();
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "copied %s to %s, read both again, and found the same rows:"
            .formatted(source.name(), target.name()));
    out.println(line("table", "rows", "SHA-256"));
    for (Migration.Copied table : copied) {
      out.println(
          line(table.table(), String.format(Locale.ROOT, "%,d", table.rows()), table.digest()));
    }
    return CommandLine.ExitCode.OK;
  }

  private static String line(String table, String rows, String digest) {
    return "%-13s  %11s  %s".formatted(table, rows, digest);
  }
}
