package chat.server;

import chat.documents.CommandDocuments;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * Writes the server's shell completion and man page for the build; the arguments are the folder and
 * the version. Each module has such a class, since only it has its command line.
 */
final class Documents {
  private Documents() {}

  public static void main(String[] args) throws IOException {
    CommandDocuments.write(new CommandLine(new ChatServerMain()), Path.of(args[0]), args[1]);
  }
}
