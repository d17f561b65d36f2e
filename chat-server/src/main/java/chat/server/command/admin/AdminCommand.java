package chat.server.command.admin;

import chat.json.JsonObject;
import chat.json.JsonReader;
import chat.json.JsonScalar;
import chat.json.MalformedJsonException;
import chat.server.admin.AdminClient;
import chat.server.admin.AdminException;
import chat.server.admin.NoServerException;
import chat.server.admin.Operators;
import chat.server.log.LogException;
import chat.server.operator.Drain;
import chat.server.operator.OperatorCommands;
import chat.server.operator.StoppedChat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Hands an operator's commands to the running server, or works on its folder. The main thread. */
@Command(
    name = "admin",
    scope = ScopeType.INHERIT,
    sortOptions = false,
    description = {
      "See and change what a server stores and does.",
      "",
      "Asks the server that runs in the folder of --data, by a socket there that only its owner and"
          + " root can use; while none runs, works on the folder."
    },
    // In the order of their names.
    subcommands = {
      ListCommands.Accounts.class,
      ServerCommands.Announce.class,
      ListCommands.Audit.class,
      SanctionCommands.Ban.class,
      ListCommands.Bans.class,
      BotCommands.Bot.class,
      DeleteAccount.class,
      AccountCommands.Deop.class,
      ServerCommands.Drain.class,
      SanctionCommands.Kick.class,
      SanctionCommands.Mute.class,
      AccountCommands.Op.class,
      ListCommands.Reports.class,
      AccountCommands.ResetPassword.class,
      RoomCommand.class,
      ListCommands.Rooms.class,
      ListCommands.Status.class,
      BotCommands.Token.class,
      SanctionCommands.Unban.class,
      ListCommands.Users.class
    },
    commandListHeading = "%nCommands, each with its own --help:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it is done", "1:it is not done; one line says why", "2:wrong usage"})
public final class AdminCommand implements Callable<Integer> {
  private static final String NAME = "chat-server: ";
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "chat-data",
      scope = ScopeType.INHERIT,
      description = "The server's folder (default: ${DEFAULT-VALUE}, below the current folder).")
  private Path folder;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print JSON objects, one on each line.")
  private boolean json;

  // picocli itself prints the help.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help message and exit.")
  private boolean help;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "admin needs a command: " + String.join(", ", spec.subcommands().keySet()));
  }

  /** Carries out a command on the running server, or on its folder; returns the exit code. */
  int run(AdminRequest request) {
    try {
      return printed(answer(request.flag("json", json).line()));
    } catch (IOException | LogException | AdminException e) {
      return failed(e.getMessage());
    }
  }

  private String answer(String line) throws IOException, LogException, AdminException {
    try {
      return AdminClient.ask(folder, line);
    } catch (NoServerException e) {
      return answerOfFolder(line);
    }
  }

  private String answerOfFolder(String line) throws LogException, AdminException {
    try (StoppedChat chat = StoppedChat.open(folder)) {
      List<String> lines =
          new OperatorCommands(chat, Drain.NONE)
              .answer(Operators.ofThisProcess(), JsonReader.read(line));
      return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("a bug: we wrote it", e);
    }
  }

  /** Carries out a command, and returns the object of its answer. */
  Map<String, JsonScalar> ask(AdminRequest request)
      throws IOException, LogException, AdminException {
    try {
      return JsonReader.read(answer(request.flag("json", true).line()).strip());
    } catch (MalformedJsonException e) {
      throw new IOException("the server sent a malformed answer: " + e.getMessage(), e);
    }
  }

  /** Prints what was done; returns the exit code. */
  int done(JsonObject object, String line) {
    return printed((json ? object.toString() : line) + "\n");
  }

  /** Asks the running server what only a server can answer; returns the exit code. */
  int askServer(AdminRequest request) {
    try {
      return printed(AdminClient.ask(folder, json ? request.line() : request.command()));
    } catch (IOException | AdminException e) {
      return failed(e.getMessage());
    }
  }

  private int printed(String lines) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(lines);
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  /** Prints why a command is not carried out; returns the exit code. */
  int failed(String why) {
    spec.commandLine().getErr().println(NAME + why);
    return FAILED;
  }
}
