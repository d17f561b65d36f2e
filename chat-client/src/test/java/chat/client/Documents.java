package chat.client;

import chat.client.settings.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes what completes the options in a shell, and the man pages; the build runs it. */
final class Documents {
  private Documents() {}

  /** Into folders below the first argument, completion and asciidoc; the second is the version. */
  public static void main(String[] args) throws IOException {
    CommandLine command = Options.commandLine().addSubcommand(new BenchOptions());
    String name = command.getCommandName();
    Path completion = Files.createDirectories(Path.of(args[0], "completion"));
    Files.writeString(completion.resolve(name), AutoComplete.bash(name, command));
    prepare(command, args[1]);
    command.getSubcommands().values().forEach(subcommand -> prepare(subcommand, args[1]));
    Path asciidoc = Files.createDirectories(Path.of(args[0], "asciidoc"));
    ManPageGenerator.generateManPage(
        asciidoc.toFile(), null, new boolean[0], true, command.getCommandSpec());
  }

  private static void prepare(CommandLine command, String version) {
    CommandSpec spec = command.getCommandSpec();
    // It is in the jar's manifest, and these classes don't come from the jar.
    spec.versionProvider(() -> new String[] {"chat-client " + version});
    // A section of a man page has a heading, where the usage message has an empty line.
    spec.usageMessage().exitCodeListHeading("Exit status%n").footerHeading("Notes%n");
  }
}
