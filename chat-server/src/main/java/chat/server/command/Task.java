package chat.server.command;

import chat.server.log.LogException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What a command does. The main thread. */
interface Task {
  /** The exit code of a command that could not do it, or found what should not be. */
  int FAILED = 1;

  /** Returns the exit code. */
  int run(Progress progress) throws LogException;

  /** Runs a task, and prints why it failed if it did; returns the exit code. */
  static int run(CommandSpec spec, Task task) {
    CommandLine command = spec.commandLine();
    PrintWriter err = command.getErr();
    try (Progress progress = new Progress(err)) {
      return task.run(progress);
    } catch (LogException e) {
      err.println("chat-server: " + e.getMessage());
      return FAILED;
    } finally {
      command.getOut().flush();
      err.flush();
    }
  }
}
