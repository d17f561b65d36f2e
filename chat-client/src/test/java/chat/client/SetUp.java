package chat.client;

import chat.client.config.Environment;
import chat.client.config.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** A home of a test's own, and what a command line means in it. */
final class SetUp {
  private final Environment environment;

  SetUp(Path home) {
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

  Environment environment() {
    return environment;
  }

  Path file() {
    return new Folders(environment).config();
  }

  SetUp config(String... lines) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), String.join("\n", lines) + "\n");
    return this;
  }

  Configured starts(String... args) {
    CommandLine commandLine = Options.commandLine().addSubcommand(new BenchOptions());
    return Configuration.of(commandLine.parseArgs(args), environment);
  }

  Settings settings(String... args) {
    return starts(args).settings();
  }
}
