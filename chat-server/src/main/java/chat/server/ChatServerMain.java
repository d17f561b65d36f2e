package chat.server;

import chat.server.admin.AdminClient;
import chat.server.admin.AdminException;
import chat.server.command.BackupCommand;
import chat.server.command.CheckCommand;
import chat.server.command.Commands;
import chat.server.command.DoctorCommand;
import chat.server.command.ExportCommand;
import chat.server.command.ImportCommand;
import chat.server.command.MigrateCommand;
import chat.server.command.admin.AdminCommand;
import chat.server.log.LogException;
import chat.server.log.NamedRoom;
import chat.server.logging.LogOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The chat-server command: parses its options, starts a server, and stops it on a signal. */
@Command(
    name = "chat-server",
    mixinStandardHelpOptions = true,
    versionProvider = ChatServerMain.Version.class,
    sortOptions = false,
    description = "A chat server: for chat-client, for nc, and for any program with a socket.",
    subcommands = {
      ExportCommand.class,
      ImportCommand.class,
      CheckCommand.class,
      BackupCommand.class,
      MigrateCommand.class,
      DoctorCommand.class,
      AdminCommand.class
    },
    commandListHeading = "%nCommands, each with its own --help, that start no server:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped by SIGTERM or SIGINT; or printed the status, or deleted the room",
      "1:could not start; no server answers, or no such room; one line says why",
      "2:wrong usage"
    })
final class ChatServerMain implements Callable<Integer> {
  private static final int FAILED = 1;

  /** Begins what is printed before an end with exit code 1 or 2. */
  private static final String NAME = "chat-server: ";

  @Spec private CommandSpec spec;
  @Mixin private Options options;

  public static void main(String[] args) {
    Thread.setDefaultUncaughtExceptionHandler(ChatServerMain::exitOnError);
    CommandLine command = commandLine();
    boolean isServer = args.length == 0 || !command.getSubcommands().containsKey(args[0]);
    if (!isServer) {
      LogOutput.lossesOnly();
    }
    int code = command.execute(args);
    if (!isServer) {
      LogOutput.close();
    }
    System.exit(code);
  }

  static CommandLine commandLine() {
    return Commands.parsedBy(Options.parsedBy(new CommandLine(new ChatServerMain())))
        .setExecutionStrategy(ChatServerMain::run)
        .setParameterExceptionHandler(ChatServerMain::wrongUsage);
  }

  /** Runs the server, or the command that is the first word: no option before it has an effect. */
  private static int run(ParseResult parsed) {
    if (parsed.hasSubcommand() && !parsed.matchedArgs().isEmpty()) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(),
          parsed.subcommand().commandSpec().name() + " comes first; type its options after it");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int wrongUsage(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    e.getCommandLine()
        .getErr()
        .println(NAME + WrongUsage.of(e) + " (" + command + " --help lists the options)");
    return CommandLine.ExitCode.USAGE;
  }

  @Override
  public Integer call() throws InterruptedException {
    options.validate();
    options.sight().prepareLog();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (options.sight().status()) {
      return printStatus(out, err);
    }
    if (options.deleteRoom().isPresent()) {
      return deleteRoom(options.deleteRoom().get(), out, err);
    }
    Optional<String> failure = new ServerStart(spec.commandLine(), options).run(out);
    if (failure.isPresent()) {
      err.println(NAME + failure.get());
      return FAILED;
    }
    new CountDownLatch(1).await();
    return CommandLine.ExitCode.OK;
  }

  /**
   * Ends the process after an error that ended a thread, such as too little memory: a server
   * without that thread would keep all clients waiting. Acknowledged messages are stored.
   */
  private static void exitOnError(Thread thread, Throwable error) {
    try {
      System.err.println(
          NAME
              + (error instanceof OutOfMemoryError
                  ? "out of memory: give it more, for example java -Xmx1g -jar chat-server.jar"
                  : "thread " + thread.getName() + " failed: " + error));
    } finally {
      Runtime.getRuntime().halt(FAILED);
    }
  }

  private int printStatus(PrintWriter out, PrintWriter err) {
    if (options.data().isEmpty()) {
      err.println(NAME + "--status needs the folder of a server, and --data none has none");
      return FAILED;
    }
    try {
      out.print(AdminClient.ask(options.data().get(), "status"));
      out.flush();
      return CommandLine.ExitCode.OK;
    } catch (IOException | AdminException e) {
      err.println(NAME + e.getMessage());
      return FAILED;
    }
  }

  private int deleteRoom(NamedRoom room, PrintWriter out, PrintWriter err) {
    try {
      out.println(RoomDeletionCommand.run(room, options.data()));
      out.flush();
      return CommandLine.ExitCode.OK;
    } catch (LogException e) {
      err.println(NAME + e.getMessage());
      return FAILED;
    }
  }

  /** Reads the version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    static String software() {
      String version = ChatServerMain.class.getPackage().getImplementationVersion();
      return "chat-server/" + (version == null ? "dev" : version);
    }

    @Override
    public String[] getVersion() {
      return new String[] {software()};
    }
  }
}
