package chat.server.command;

import chat.notation.Quantity;
import chat.server.log.LogException;
import chat.server.log.tools.LogCheck;
import chat.server.log.tools.StoredLog;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Verifies a log, and prints what is wrong. The main thread. */
@Command(
    name = "check",
    sortOptions = false,
    description = {
      "Check that all messages are there and can be read, also while a server runs.",
      "",
      "Prints a line for each problem, with what to do about it. Changes no message; SQLite may"
          + " leave an empty messages.db-wal and messages.db-shm."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:there is no problem",
      "1:there are problems, or the folder can't be read",
      "2:wrong usage"
    })
public final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    return Task.run(spec, this::check);
  }

  private int check(Progress progress) throws LogException {
    PrintWriter out = spec.commandLine().getOut();
    try (StoredLog log = StoredLog.open(common.folder())) {
      LogCheck.Result result = new LogCheck(log, out::println, progress).run();
      progress.close();
      LogCheck.Checked checked = result.checked();
      note(out, checked.unknownKinds(), "of a kind that only a newer server knows");
      note(out, checked.forgottenAuthors(), "whose author was idle for long, and is forgotten");
      if (!result.hasEnd()) {
        out.println(
            "no problem, if a backup was restored: the file log-end is missing, so commits at the"
                + " end may be missing, too");
      }
      out.println(
          "checked %s in %s and %s%s: %s"
              .formatted(
                  Quantity.of(checked.messages(), "message"),
                  Quantity.of(checked.rooms(), "room"),
                  Quantity.of(checked.inboxes(), "inbox", "inboxes"),
                  result.isComplete() ? "" : ", not all that there are",
                  result.problems() == 0
                      ? "no problem"
                      : Quantity.of(result.problems(), "problem")));
      return result.problems() == 0 ? CommandLine.ExitCode.OK : Task.FAILED;
    }
  }

  private static void note(PrintWriter out, long count, String what) {
    if (count > 0) {
      out.println("no problem: %s %s".formatted(Quantity.of(count, "message"), what));
    }
  }
}
