package chat.server.command;

import chat.server.log.LogException;
import chat.server.log.file.DiskFull;
import chat.server.transcript.Said;
import chat.server.transcript.TranscriptFile;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The messages of several files, one file after the other. Files are open one at a time, but pipes
 * from the beginning on, since they can't be opened again. The main thread.
 */
final class FileSequence implements RoomImport.Source, AutoCloseable {
  private static final Path STANDARD_INPUT = Path.of("-");

  /**
   * A file that is still to be read.
   *
   * @param open the file if it can be opened only once
   */
  private record Waiting(Path path, Optional<TranscriptFile> open) {}

  private final TranscriptFile.Reading reading;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private Optional<TranscriptFile> current = Optional.empty();
  private Optional<Said> ahead = Optional.empty();

  private FileSequence(TranscriptFile.Reading reading) {
    this.reading = reading;
  }

  /** Looks into all files, so that one that can't be read is reported before any is stored. */
  static FileSequence open(List<Path> paths, TranscriptFile.Reading reading)
      throws LogException, IOException {
    FileSequence sequence = new FileSequence(reading);
    try {
      for (Path path : paths) {
        sequence.add(path);
      }
      return sequence;
    } catch (LogException | IOException e) {
      sequence.close();
      throw e;
    }
  }

  private void add(Path path) throws LogException, IOException {
    TranscriptFile file = open(path);
    if (isReadAgain(path)) {
      file.close();
      waiting.add(new Waiting(path, Optional.empty()));
    } else {
      waiting.add(new Waiting(path, Optional.of(file)));
    }
  }

  private static boolean isReadAgain(Path path) {
    return Files.isRegularFile(path) && !path.equals(STANDARD_INPUT);
  }

  private TranscriptFile open(Path path) throws LogException {
    try {
      if (Files.isDirectory(path)) {
        throw new LogException("%s is a folder: name files".formatted(path));
      }
      return TranscriptFile.open(path, stream(path), reading)
          .orElseThrow(
              () ->
                  new LogException(
                      "%s begins like no known format: name it with --format".formatted(path)));
    } catch (NoSuchFileException e) {
      throw new LogException("there is no file %s".formatted(path), e);
    } catch (IOException e) {
      throw new LogException("can't read %s: %s".formatted(path, DiskFull.reason(e)), e);
    }
  }

  private static InputStream stream(Path path) throws IOException {
    if (path.equals(STANDARD_INPUT)) {
      return new FilterInputStream(System.in) {
        // If the process began without standard input, its descriptor is that of a file of the JVM.
        @Override
        public void close() {}
      };
    }
    // Files can't read from a pipe: it asks for the position.
    return Files.exists(path) && !Files.isRegularFile(path)
        ? new FileInputStream(path.toFile())
        : Files.newInputStream(path);
  }

  /** Returns whether there are no more messages. */
  boolean isAtEnd() throws LogException, IOException {
    if (ahead.isEmpty()) {
      ahead = read();
    }
    return ahead.isEmpty();
  }

  @Override
  public Optional<Said> next() throws LogException, IOException {
    Optional<Said> next = ahead.isPresent() ? ahead : read();
    ahead = Optional.empty();
    return next;
  }

  private Optional<Said> read() throws LogException, IOException {
    while (true) {
      if (current.isPresent()) {
        Optional<Said> next = current.get().next();
        if (next.isPresent()) {
          return next;
        }
        closeCurrent();
      }
      Waiting file = waiting.poll();
      if (file == null) {
        return Optional.empty();
      }
      current = Optional.of(file.open().isPresent() ? file.open().get() : open(file.path()));
    }
  }

  private void closeCurrent() throws IOException {
    if (current.isPresent()) {
      current.get().close();
      current = Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    closeCurrent();
    for (Waiting file : waiting) {
      if (file.open().isPresent()) {
        file.open().get().close();
      }
    }
  }
}
