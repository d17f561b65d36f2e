package chat.server.command;

import chat.notation.Quantity;
import chat.notation.SizeNotation;
import chat.server.log.LogException;
import chat.server.log.tools.LogBackup;
import chat.server.log.tools.StoredLog;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the log into one file. The main thread. */
@Command(
    name = "backup",
    sortOptions = false,
    description = {
      "Copy all messages into one file, also while a server runs.",
      "",
      "The copy has every message that was acknowledged before the command began. Only you can read"
          + " it. To restore it, stop the server, delete all files in the folder but tls-cert.pem and"
          + " tls-key.pem (clients refuse a server with another certificate), and copy the file to it"
          + " as messages.db."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the copy is complete and checked",
      "1:there is none; one line says why",
      "2:wrong usage"
    })
public final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file to write.")
  private Path file;

  @Option(names = "--force", description = "Replace the file if it exists.")
  private boolean force;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    return Task.run(spec, this::backup);
  }

  private int backup(Progress progress) throws LogException {
    try (StoredLog log = StoredLog.open(common.folder())) {
      try (UnfinishedFile copy = UnfinishedFile.of(file, force, common.folder())) {
        LogBackup.Copied copied =
            new LogBackup(log, progress).copyTo(copy.path(), file.toAbsolutePath().getParent());
        copy.complete();
        progress.close();
        spec.commandLine()
            .getOut()
            .println(
                "copied the messages in the folder %s to %s: %s, %s"
                    .formatted(
                        common.folder(),
                        file,
                        SizeNotation.rounded(copied.bytes()),
                        Quantity.of(copied.lastCommit(), "commit")));
        if (copied.unwiped() > 0) {
          spec.commandLine()
              .getOut()
              .println(
                  "it may still have the texts of %s: start the server, and back up again in a minute"
                      .formatted(
                          Quantity.of(
                              copied.unwiped(), "edit or deletion", "edits and deletions")));
        }
        return CommandLine.ExitCode.OK;
      }
    }
  }
}
