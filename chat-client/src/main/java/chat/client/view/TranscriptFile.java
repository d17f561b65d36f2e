package chat.client.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.event.ClientEvent;
import chat.client.event.View;
import chat.file.OwnerOnlyFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The log file that a transcript is appended to; open before the client connects. */
public final class TranscriptFile implements AutoCloseable {
  private final Path path;
  private final FileOutputStream out;
  private boolean closed;

  private TranscriptFile(Path path, FileOutputStream out) {
    this.path = path;
    this.out = out;
  }

  /**
   * Opens a file; a new one is readable by its owner alone.
   *
   * @throws IOException with a line for a person, if the file cannot be written
   */
  public static TranscriptFile open(Path path) throws IOException {
    try {
      OwnerOnlyFiles.createFile(path);
    } catch (IOException e) {
      // The file exists, or opening it fails for the same reason, with a better message.
    }
    try {
      return new TranscriptFile(path, new FileOutputStream(path.toFile(), true));
    } catch (IOException e) {
      throw new IOException("cannot write the log " + e.getMessage() + "; --log names it", e);
    }
  }

  /**
   * Returns the view that writes the transcript.
   *
   * @param clock the time and its time zone
   * @param other shown one notice if the file takes no more; the chat continues without a log
   */
  public View view(Clock clock, View other) {
    return new TranscriptView(new LineOutput(out, UTF_8, why -> cannotWrite(other, why)), clock);
  }

  /** Closes the file, once the session is over; events shown after that are discarded. */
  @Override
  public void close() {
    closed = true;
    try {
      out.close();
    } catch (IOException e) {
      // Each batch was written when it was shown, and a failure reported then.
    }
  }

  private void cannotWrite(View other, IOException why) {
    if (!closed) {
      String sentence =
          "cannot write the log %s any more (%s); what comes is not logged"
              .formatted(path, why.getMessage());
      other.show(List.of(new ClientEvent.Notice(sentence)));
    }
  }
}
