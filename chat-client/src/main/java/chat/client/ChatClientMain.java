package chat.client;

import chat.client.bench.Bench;
import chat.client.bench.BenchOptions;
import chat.client.config.ClientOptions;
import chat.client.config.Environment;
import chat.client.config.LoadedSettings;
import chat.client.config.Settings;
import chat.client.config.SettingsLoader;
import chat.client.config.Version;
import chat.client.discovery.Discovery;
import chat.client.discovery.DiscoveryCommand;
import chat.client.doctor.DoctorOptions;
import chat.client.doctor.Patience;
import chat.client.net.Connected;
import chat.client.net.Timing;
import chat.client.screen.jline.SystemTerminal;
import chat.client.session.SessionThread;
import chat.client.trust.TrustedServers;
import chat.client.view.LineOutput;
import chat.client.view.Stdio;
import chat.client.view.TranscriptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Starts the console client. */
public final class ChatClientMain {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  /** How long Ctrl-C waits for the BYE to reach the server. */
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  private final Stdio stdio;
  private final LineOutput err;
  private final Timing timing;
  private final Environment environment;
  private final Consoles.Screens screens;
  private final Consumer<SessionThread> started;

  /**
   * A client that has not begun.
   *
   * @param environment says where the settings file is
   * @param screens what can be made of a terminal
   * @param started told of the session once there is one, so that it can be left from outside
   */
  ChatClientMain(
      Stdio stdio,
      Timing timing,
      Environment environment,
      Consoles.Screens screens,
      Consumer<SessionThread> started) {
    this.stdio = stdio;
    this.err = new LineOutput(stdio.err(), stdio.charset(), why -> {});
    this.timing = timing;
    this.environment = environment;
    this.screens = screens;
    this.started = started;
  }

  /** Runs the client; see --help. */
  public static void main(String[] args) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(new ExitOnError());
    Stdio stdio = Stdio.ofProcess();
    AtomicInteger signalCode = new AtomicInteger(DONE);
    var client =
        new ChatClientMain(
            stdio,
            Timing.DEFAULT,
            Environment.ofProcess(),
            content -> SystemTerminal.screen(stdio.charset(), content),
            session -> leaveOnSignal(session, signalCode));
    int code = client.run(args);
    System.exit(signalCode.get() == DONE ? code : signalCode.get());
  }

  /** Returns a new parser of the client's options, with its subcommands. */
  static CommandLine commandLine() {
    return ClientOptions.commandLine()
        .addSubcommand(BenchOptions.commandLine())
        .addSubcommand(DoctorOptions.commandLine());
  }

  /** Runs until all is done. The answer is the exit code. */
  int run(String... args) throws InterruptedException {
    CommandLine command = commandLine();
    try {
      ParseResult parsed = command.parseArgs(args);
      CommandLine asked = asked(parsed);
      if (asked.isUsageHelpRequested() || asked.isVersionHelpRequested()) {
        printHelp(asked);
        return DONE;
      }
      if (asked.getCommand() instanceof DoctorOptions doctor) {
        return doctor.run(
            new LineOutput(stdio.out(), stdio.charset(), why -> {})::print,
            Patience.DEFAULT,
            environment);
      }
      if (!parsed.hasSubcommand() && ClientOptions.discovers(parsed)) {
        return DiscoveryCommand.run(
            ClientOptions.wantsJson(parsed),
            new LineOutput(stdio.out(), stdio.charset(), why -> {})::print,
            this::fail);
      }
      return asked.getCommand() instanceof BenchOptions bench
          ? run(bench)
          : run(SettingsLoader.load(parsed, environment, stdio.terminal()));
    } catch (ParameterException e) {
      String program = e.getCommandLine().getCommandSpec().qualifiedName();
      fail(WrongUsage.of(e) + " (" + program + " --help lists the options)");
      return WRONG_USAGE;
    } catch (IOException e) {
      fail(e.getMessage());
      return FAILED;
    }
  }

  /** The subcommand, if there is one: as the first word, for nothing before it would be heeded. */
  private static CommandLine asked(ParseResult parsed) {
    CommandLine client = parsed.commandSpec().commandLine();
    if (!parsed.hasSubcommand()) {
      return client;
    }
    CommandSpec subcommand = parsed.subcommand().commandSpec();
    if (!parsed.matchedArgs().isEmpty()) {
      throw new ParameterException(
          client, subcommand.name() + " comes first; type its options after it");
    }
    return subcommand.commandLine();
  }

  private int run(BenchOptions bench) throws InterruptedException {
    AtomicBoolean lost = new AtomicBoolean();
    LineOutput out =
        new LineOutput(
            stdio.out(),
            stdio.charset(),
            why -> {
              lost.set(true);
              fail("can't print the result (" + why.getMessage() + "): print it elsewhere");
            });
    int code = bench.run(new Bench.Output(out::print, err::print, this::fail));
    return lost.get() && code == DONE ? FAILED : code;
  }

  private int run(LoadedSettings loaded) throws InterruptedException {
    loaded.complaints().forEach(err::print);
    Optional<String> forgotten = loaded.settings().tls().forgotten();
    if (forgotten.isPresent()) {
      return forget(loaded.settings(), forgotten.get());
    }
    Optional<Path> log = loaded.settings().display().log();
    if (log.isEmpty()) {
      return run(loaded, Optional.empty());
    }
    try (TranscriptFile transcript = TranscriptFile.open(log.get())) {
      return run(loaded, Optional.of(transcript));
    } catch (IOException e) {
      fail(e.getMessage());
      // A mistake in the settings file must not keep the client from starting.
      return loaded.isLogFromFile() ? run(loaded, Optional.empty()) : FAILED;
    }
  }

  private int forget(Settings settings, String typed) {
    int code = DONE;
    try {
      for (String server : typed.split(",", -1)) {
        List<String> lines = TrustedServers.of(settings.tls(), environment).forget(server.strip());
        if (lines.isEmpty()) {
          fail("no certificate of " + server.strip() + " is known");
          code = FAILED;
        } else {
          new LineOutput(stdio.out(), stdio.charset(), why -> {}).print(String.join("\n", lines));
        }
      }
      return code;
    } catch (IOException e) {
      fail(e.getMessage());
      return FAILED;
    }
  }

  private int run(LoadedSettings loaded, Optional<TranscriptFile> transcript)
      throws InterruptedException {
    Settings settings = loaded.settings();
    FirstConnection first;
    Connected connected;
    try {
      first = new FirstConnection(loaded, stdio, environment, timing, new Discovery());
      connected = first.open();
      first.takeNotices().forEach(err::print);
    } catch (IOException e) {
      fail(e.getMessage());
      return FAILED;
    }
    Consoles consoles = new Consoles(stdio, environment, screens, settings, transcript);
    SessionThread session =
        new SessionThread(first.loaded(), consoles, connected, first.connector(), timing);
    started.accept(session);
    return session.run(this::fail);
  }

  /** Prints why the client ends, with its name: in a script's output, other programs write, too. */
  private void fail(String why) {
    err.print("chat-client: " + why);
  }

  private void printHelp(CommandLine command) {
    LineOutput out = new LineOutput(stdio.out(), stdio.charset(), why -> {});
    out.print(
        command.isUsageHelpRequested()
            ? command.getUsageMessage(Ansi.OFF).strip()
            : String.join("\n", new Version().getVersion()));
  }

  private static void leaveOnSignal(SessionThread session, AtomicInteger signalCode) {
    Runnable leaving = () -> leave(session);
    Runtime.getRuntime().addShutdownHook(new Thread(leaving, "interrupted"));
    if (session.isOnScreen()) {
      SystemTerminal.onTerminationSignal(
          code -> {
            signalCode.set(code);
            leave(session);
            System.exit(code);
          });
    }
  }

  private static void leave(SessionThread session) {
    try {
      session.leave(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
