package chat.server.command;

import chat.json.JsonObject;
import chat.json.JsonReader;
import chat.json.MalformedJsonException;
import chat.protocol.RoomName;
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
import java.time.Duration;
import java.time.Instant;
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

  @Command(description = "List the bans and mutes, of the server and of rooms, with addresses.")
  int bans(
      @Option(names = "--room", paramLabel = "ROOM", description = "Those of this room alone.")
          RoomName room,
      @Option(
              names = "--after",
              paramLabel = "NUMBER",
              defaultValue = "0",
              description = "Continue after this ban (an answer has 1,000 at most).")
          int after) {
    return run(with(with(request("bans"), "room", room), "after", after));
  }

  @Command(description = "List what moderators and operators did.")
  int audit(
      @Option(
              names = "--since",
              paramLabel = "DATE",
              description = "Leave out what was done before this time, in UTC.")
          Instant since,
      @Option(names = "--actor", paramLabel = "NAME", description = "What this one did alone.")
          String actor,
      @Option(names = "--room", paramLabel = "ROOM", description = "That of this room alone.")
          String room,
      @Option(
              names = "--after",
              paramLabel = "NUMBER",
              defaultValue = "0",
              description = "Continue after this entry (an answer has 1,000 at most).")
          int after) {
    JsonObject request = with(with(request("audit"), "actor", actor), "room", room);
    return run(
        with(with(request, "since", since == null ? null : since.toEpochMilli()), "after", after));
  }

  @Command(
      name = "reset-password",
      description = {
        "Remove an account's password, log its devices out, and print a token that logs in once.",
        "",
        "Within 24 hours its owner types the token in place of the password, and then sets another"
            + " one with /password."
      })
  int resetPassword(
      @Parameters(paramLabel = "NICK", description = "The nick of the account.") String nick,
      @Option(names = "--keep-devices", description = "Let its devices stay logged in.")
          boolean keepDevices) {
    JsonObject request = with(request("reset-password"), "nick", nick);
    return run(with(request, "keep-devices", keepDevices ? "1" : null));
  }

  @Command(
      name = "delete-account",
      description = {
        "Delete an account: its password, devices, keys, roles, what it has read, and the direct"
            + " messages to it.",
        "",
        "Its messages in rooms stay, with its nick, which anyone may take then."
      })
  int deleteAccount(
      @Parameters(paramLabel = "NICK", description = "The nick of the account.") String nick,
      @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
          String reason,
      @Option(names = "--yes", description = "Delete it; without this, nothing is deleted.")
          boolean yes) {
    if (!yes) {
      spec.commandLine().getErr().println(NAME + "nothing is deleted: add --yes to delete " + nick);
      return Task.FAILED;
    }
    return run(with(with(request("delete-account"), "nick", nick), "reason", reason));
  }

  @Command(
      description = {
        "Make an account an operator's: it may moderate the server and all rooms but private ones.",
        "",
        "It takes effect at once, and lasts until deop."
      })
  int op(@Parameters(paramLabel = "NICK", description = "The nick of the account.") String nick) {
    return run(with(request("op"), "nick", nick));
  }

  @Command(
      description = {"Take an operator's rights from an account.", "", "It takes effect at once."})
  int deop(@Parameters(paramLabel = "NICK", description = "The nick of the account.") String nick) {
    return run(with(request("deop"), "nick", nick));
  }

  @Command(description = "Show a line to all who are connected.")
  int announce(
      @Parameters(arity = "1..*", paramLabel = "TEXT", description = "What to say.")
          List<String> text) {
    return run(with(request("announce"), "text", String.join(" ", text)));
  }

  @Command(
      description = {
        "Accept no more connections, tell all who are connected, and stop the server once they have"
            + " left, or after a time.",
        "",
        "A second drain may shorten the time."
      })
  int drain(
      @Option(
              names = "--within",
              paramLabel = "DURATION",
              defaultValue = "60s",
              description = "Stop after this time at the latest (default: ${DEFAULT-VALUE}).")
          Duration within) {
    return run(with(request("drain"), "seconds", within.toSeconds()));
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
          new OperatorCommands(chat, Drain.NONE)
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
