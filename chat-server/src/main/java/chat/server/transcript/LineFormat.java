package chat.server.transcript;

import java.util.Optional;

/** Reads the lines of one file, in their order. One thread. */
public interface LineFormat {
  /**
   * Returns the message of a line; empty for a line that has none, such as one about who joined.
   *
   * @throws MalformedLineException if the format has no such line
   */
  Optional<Said> read(String line) throws MalformedLineException;
}
