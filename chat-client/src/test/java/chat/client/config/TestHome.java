package chat.client.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A home folder of a test, and what a command line means in it. */
public final class TestHome {
  private final Environment environment;

  public TestHome(Path home) {
    this(new Environment("Linux", Map.of(), home));
  }

  private TestHome(Environment environment) {
    this.environment = environment;
  }

  TestHome with(String variable, String value) {
    Map<String, String> variables = new LinkedHashMap<>(environment.variables());
    variables.put(variable, value);
    return new TestHome(new Environment(environment.os(), variables, environment.home()));
  }

  public Environment environment() {
    return environment;
  }

  public Path file() {
    return new UserFiles(environment).config();
  }

  public TestHome config(String... lines) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), String.join("\n", lines) + "\n");
    return this;
  }

  /** Starts a client on a terminal. */
  public LoadedSettings starts(String... args) {
    return starts(true, args);
  }

  LoadedSettings startsInPipe(String... args) {
    return starts(false, args);
  }

  private LoadedSettings starts(boolean onTerminal, String... args) {
    try {
      return load(onTerminal, args);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  LoadedSettings load(boolean onTerminal, String... args) throws IOException {
    // With the subcommand, as in the program: a word of the file must not be parsed as its name.
    CommandLine commandLine =
        ClientOptions.commandLine().addSubcommand("bench", CommandSpec.create());
    return SettingsLoader.load(commandLine.parseArgs(args), environment, onTerminal);
  }

  Settings settings(String... args) {
    return starts(args).settings();
  }
}
