package chat.client.settings;

import chat.client.config.Environment;
import chat.client.config.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A home of a test's own, and what a command line means in it. */
public final class SetUp {
  private final Environment environment;

  public SetUp(Path home) {
    this(new Environment("Linux", Map.of(), home));
  }

  private SetUp(Environment environment) {
    this.environment = environment;
  }

  SetUp with(String variable, String value) {
    Map<String, String> variables = new LinkedHashMap<>(environment.variables());
    variables.put(variable, value);
    return new SetUp(new Environment(environment.os(), variables, environment.home()));
  }

  public Environment environment() {
    return environment;
  }

  public Path file() {
    return new Folders(environment).config();
  }

  public SetUp config(String... lines) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), String.join("\n", lines) + "\n");
    return this;
  }

  public Start starts(String... args) {
    // Beside a subcommand, as in the program: a word of the file must not be taken for it.
    CommandLine commandLine = Options.commandLine().addSubcommand("bench", CommandSpec.create());
    return SettingsReader.of(commandLine.parseArgs(args), environment);
  }

  Settings settings(String... args) {
    return starts(args).settings();
  }
}
