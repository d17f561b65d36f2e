package chat.client;

import chat.client.bench.BenchOptions;
import chat.client.config.ClientOptions;
import chat.documents.CommandDocuments;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;

/** Has the build write the client's shell completion and man pages; arguments: folder, version. */
final class Documents {
  private Documents() {}

  public static void main(String[] args) throws IOException {
    CommandLine command = ClientOptions.commandLine().addSubcommand(new BenchOptions());
    CommandDocuments.write(command, Path.of(args[0]), args[1]);
  }
}
