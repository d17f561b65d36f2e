package chat.client.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.protocol.Text;
import chat.protocol.input.InputBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a server; a chat server's contains {@code [chat/N]}.
 *
 * @param line the line, repaired where it is not UTF-8
 * @param version the highest version the server speaks; empty if it is no chat server
 */
public record Greeting(Text line, OptionalInt version) {
  /** The longest first line that is read. A server that sends a longer one is no chat server. */
  public static final int MAX_BYTES = 4 * 1024;

  private static final Pattern MARK = Pattern.compile("\\[chat/([1-9][0-9]{0,8})]");

  /** Returns the greeting in the bytes of a line, with or without its line feed. */
  public static Greeting of(byte[] line) {
    return new Greeting(Text.repair(line, 0, line.length), version(line));
  }

  /**
   * Takes the first line from the input. Reads nothing itself, so it never blocks.
   *
   * @return the line, which may be cut after {@link #MAX_BYTES}; empty if more bytes are needed
   */
  public static Optional<Greeting> next(InputBuffer input) {
    int end = lineEnd(input);
    if (end == 0) {
      return Optional.empty();
    }
    Greeting greeting = of(input.copy(end));
    input.skip(end);
    return Optional.of(greeting);
  }

  /** Returns the highest version the server speaks; empty if the line is no greeting. */
  public static OptionalInt version(byte[] line) {
    Matcher mark = MARK.matcher(new String(line, ISO_8859_1));
    return mark.find() ? OptionalInt.of(Integer.parseInt(mark.group(1))) : OptionalInt.empty();
  }

  /** How many bytes the first line has with its line feed; 0 if more are needed. */
  private static int lineEnd(InputBuffer input) {
    int size = Math.min(input.size(), MAX_BYTES);
    for (int i = 0; i < size; i++) {
      if (input.get(i) == '\n') {
        return i + 1;
      }
    }
    return size == MAX_BYTES ? size : 0;
  }
}
