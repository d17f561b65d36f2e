package chat.client;

import chat.client.bench.BenchOptions;
import chat.client.config.ClientOptions;
import chat.documents.CommandDocuments;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * Writes the client's shell completion and man pages for the build; the arguments are the folder
 * and the version. Each module has such a class, since only it has its command line.
 */
final class Documents {
  private Documents() {}

  public static void main(String[] args) throws IOException {
    CommandLine command = ClientOptions.commandLine().addSubcommand(BenchOptions.commandLine());
    CommandDocuments.write(command, Path.of(args[0]), args[1]);
  }
}
