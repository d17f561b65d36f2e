package chat.server.command;

import chat.json.JsonObject;
import chat.json.JsonReader;
import chat.json.MalformedJsonException;
import chat.server.admin.AdminClient;
import chat.server.admin.AdminException;
import chat.server.admin.NoServerException;
import chat.server.admin.Operators;
import chat.server.log.LogException;
import chat.server.operator.OperatorCommands;
import chat.server.operator.StoppedChat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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
    commandListHeading = "%nCommands, each with its own --help:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it is done", "1:it is not done; one line says why", "2:wrong usage"})
public final class AdminCommand implements Callable<Integer> {
  private static final String NAME = "chat-server: ";

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

  @Command(description = "Print the status of the running server.")
  int status() {
    return ask(json ? request("status").toString() : "status");
  }

  @Command(description = "List the connected users: nick, address, rooms.")
  int users() {
    return run(request("users"));
  }

  @Command(description = "List the rooms that have messages.")
  int rooms(
      @Option(
              names = "--after",
              paramLabel = "ROOM",
              description = "Continue after this room (an answer has 1,000 at most).")
          String after) {
    return run(with(request("rooms"), "after", after));
  }

  @Command(description = "List the accounts, or describe one.")
  int accounts(
      @Parameters(arity = "0..1", paramLabel = "NICK", description = "The nick of the account.")
          String nick,
      @Option(
              names = "--after",
              paramLabel = "NUMBER",
              defaultValue = "0",
              description = "Continue after this account (an answer has 1,000 at most).")
          int after) {
    return run(with(with(request("accounts"), "nick", nick), "after", after));
  }

  private JsonObject request(String command) {
    JsonObject request = new JsonObject().string("command", command);
    return json ? request.number("json", 1) : request;
  }

  private static JsonObject with(JsonObject request, String name, Object typed) {
    return typed == null ? request : request.string(name, typed.toString());
  }

  /** Carries out a command on the running server, or on its folder; returns the exit code. */
  private int run(JsonObject request) {
    try {
      return printed(AdminClient.ask(folder, request.toString()));
    } catch (NoServerException e) {
      return runOnFolder(request);
    } catch (IOException | AdminException e) {
      return failed(e);
    }
  }

  private int runOnFolder(JsonObject request) {
    try (StoppedChat chat = StoppedChat.open(folder)) {
      List<String> lines =
          new OperatorCommands(chat)
              .answer(Operators.ofThisProcess(), JsonReader.read(request.toString()));
      return printed(lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    } catch (LogException | AdminException e) {
      return failed(e);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("a bug: we wrote it", e);
    }
  }

  /** Asks the running server. */
  private int ask(String command) {
    try {
      return printed(AdminClient.ask(folder, command));
    } catch (IOException | AdminException e) {
      return failed(e);
    }
  }

  private int printed(String lines) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(lines);
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private int failed(Exception e) {
    spec.commandLine().getErr().println(NAME + e.getMessage());
    return Task.FAILED;
  }
}
