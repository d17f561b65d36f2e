package chat.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes what completes the options in a shell, and the man page; the build runs it. */
final class Documents {
  private Documents() {}

  /** Into folders below the first argument, completion and asciidoc; the second is the version. */
  public static void main(String[] args) throws IOException {
    CommandLine command = new CommandLine(new ChatServerMain());
    String name = command.getCommandName();
    Path completion = Files.createDirectories(Path.of(args[0], "completion"));
    Files.writeString(completion.resolve(name), AutoComplete.bash(name, command));
    CommandSpec spec = command.getCommandSpec();
    // It is in the jar's manifest, and these classes don't come from the jar.
    spec.versionProvider(() -> new String[] {"chat-server " + args[1]});
    spec.usageMessage().exitCodeListHeading("Exit status%n");
    Path asciidoc = Files.createDirectories(Path.of(args[0], "asciidoc"));
    ManPageGenerator.generateManPage(asciidoc.toFile(), null, new boolean[0], true, spec);
  }
}
