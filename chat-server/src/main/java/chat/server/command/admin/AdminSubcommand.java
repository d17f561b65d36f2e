package chat.server.command.admin;

import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;

/** A command that is carried out on the running server, or on its folder. The main thread. */
abstract class AdminSubcommand implements Callable<Integer> {
  @ParentCommand private AdminCommand admin;

  /** Returns what was typed. */
  abstract AdminRequest request();

  @Override
  public Integer call() {
    return admin.run(request());
  }

  AdminCommand admin() {
    return admin;
  }
}
