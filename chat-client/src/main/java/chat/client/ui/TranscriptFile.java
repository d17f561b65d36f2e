package chat.client.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.file.OwnerOnlyFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** The file that a transcript is appended to, from before there is something to write. */
public final class TranscriptFile implements AutoCloseable {
  private final Path path;
  private final FileOutputStream out;
  private volatile boolean closed;

  private TranscriptFile(Path path, FileOutputStream out) {
    this.path = path;
    this.out = out;
  }

  /**
   * Opens a file; a new one is for its owner alone.
   *
   * @throws IOException with a line for a person, if nothing can be written there
   */
  public static TranscriptFile open(Path path) throws IOException {
    try {
      OwnerOnlyFiles.createFile(path);
    } catch (IOException e) {
      // It is there already, or opening it fails for the same reason and says which.
    }
    try {
      return new TranscriptFile(path, new FileOutputStream(path.toFile(), true));
    } catch (IOException e) {
      throw new IOException("cannot write the log " + e.getMessage() + "; --log names it", e);
    }
  }

  /**
   * Adds the transcript to a view: each of the two is told everything.
   *
   * @param view told once if nothing can be written any more; the chat goes on without it
   * @param clock what time it is, and in which zone
   */
  public View beside(View view, Clock clock) {
    LineOutput lines = new LineOutput(out, UTF_8, why -> cannotWrite(view, why));
    return new BothViews(view, new TranscriptView(lines, clock));
  }

  /** What is told afterwards is not written, and that is no news. */
  @Override
  public void close() {
    closed = true;
    try {
      out.close();
    } catch (IOException e) {
      // Each line was handed over when it was written, and told if that failed.
    }
  }

  private void cannotWrite(View view, IOException why) {
    if (!closed) {
      view.notice(
          "cannot write the log %s any more (%s); what comes is not logged"
              .formatted(path, why.getMessage()));
    }
  }
}
