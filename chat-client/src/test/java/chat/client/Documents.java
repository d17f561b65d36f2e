package chat.client;

import chat.documents.CommandDocuments;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes the client's shell completion and man pages for the build; the arguments are the folder
 * and the version. Each module has such a class, since only it has its command line.
 */
final class Documents {
  private Documents() {}

  public static void main(String[] args) throws IOException {
    CommandDocuments.write(ChatClientMain.commandLine(), Path.of(args[0]), args[1]);
  }
}
