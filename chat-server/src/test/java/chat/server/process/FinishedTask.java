package chat.server.process;

import chat.fixture.FinishedCommand;
import java.util.List;
import java.util.regex.Pattern;

/** Runs a command of the operator that prints its progress if it takes seconds. */
final class FinishedTask {
  private static final Pattern PROGRESS =
      Pattern.compile("(?m)^(?:importing|exporting|copying|checking) .*[ ,]\\d+ s\n");

  private FinishedTask() {}

  /** Runs a command until it ends; returns how it ended, without what it printed meanwhile. */
  static FinishedCommand run(List<String> command) throws Exception {
    FinishedCommand finished = FinishedCommand.run(command);
    return new FinishedCommand(
        finished.exitCode(), PROGRESS.matcher(finished.output()).replaceAll(""));
  }
}
