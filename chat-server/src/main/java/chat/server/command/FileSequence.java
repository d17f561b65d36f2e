package chat.server.command;

import chat.server.log.LogException;
import chat.server.log.file.DiskFull;
import chat.server.transcript.Said;
import chat.server.transcript.TranscriptFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The messages of several files, one file after the other. The main thread. */
final class FileSequence implements RoomImport.Source, AutoCloseable {
  private final Deque<TranscriptFile> files = new ArrayDeque<>();

  private FileSequence() {}

  /** Opens all files, so that one that can't be read is reported before anything is stored. */
  static FileSequence open(List<Path> paths, TranscriptFile.Reading reading)
      throws LogException, IOException {
    FileSequence sequence = new FileSequence();
    try {
      for (Path path : paths) {
        sequence.files.add(open(path, reading));
      }
      return sequence;
    } catch (LogException e) {
      sequence.close();
      throw e;
    }
  }

  private static TranscriptFile open(Path path, TranscriptFile.Reading reading)
      throws LogException {
    try {
      if (Files.isDirectory(path)) {
        throw new LogException("%s is a folder: name files".formatted(path));
      }
      InputStream in = Files.newInputStream(path);
      return TranscriptFile.open(path, in, reading)
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

  @Override
  public Optional<Said> next() throws IOException {
    while (!files.isEmpty()) {
      Optional<Said> next = files.peek().next();
      if (next.isPresent()) {
        return next;
      }
      files.remove().close();
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    for (TranscriptFile file : files) {
      file.close();
    }
  }
}
