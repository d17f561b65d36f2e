package chat.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes the shell completion of a command and the sources of its man pages, in the build. */
public final class CommandDocuments {
  private CommandDocuments() {}

  /** Writes into the folders {@code completion} and {@code asciidoc} below a folder. */
  public static void write(CommandLine command, Path folder, String version) throws IOException {
    String name = command.getCommandName();
    Path completion = Files.createDirectories(folder.resolve("completion"));
    Files.writeString(completion.resolve(name), AutoComplete.bash(name, command), UTF_8);
    String versionLine = name + " " + version;
    prepare(command, versionLine);
    command.getSubcommands().values().forEach(subcommand -> prepare(subcommand, versionLine));
    Path asciidoc = Files.createDirectories(folder.resolve("asciidoc"));
    ManPageGenerator.generateManPage(
        asciidoc.toFile(), null, new boolean[0], true, command.getCommandSpec());
  }

  private static void prepare(CommandLine command, String versionLine) {
    CommandSpec spec = command.getCommandSpec();
    // The program reads its version from its jar's manifest, but here no jar is on the class path.
    spec.versionProvider(() -> new String[] {versionLine});
    // A section of a man page needs a heading, where --help has an empty line.
    spec.usageMessage().exitCodeListHeading("Exit status%n").footerHeading("Notes%n");
  }
}
