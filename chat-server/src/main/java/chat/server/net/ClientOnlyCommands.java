package chat.server.net;

import chat.protocol.command.UsageException;
import java.util.List;
import java.util.Locale;

/**
 * The commands that chat-client has beside those of every server. People who read about them and
 * type them in nc are answered that nc is not where they work. Any thread.
 */
public final class ClientOnlyCommands {
  /** Their words, with the slash. A test of chat-client compares them with its own table. */
  public static final List<String> WORDS =
      List.of(
          "/highlight",
          "/bell",
          "/show",
          "/ignore",
          "/unignore",
          "/reply",
          "/set",
          "/go",
          "/clear");

  private ClientOnlyCommands() {}

  /**
   * Refuses a command of chat-client.
   *
   * @param typed a word, in any case
   */
  static void refuse(String typed) throws UsageException {
    String word = typed.toLowerCase(Locale.ROOT);
    if (WORDS.contains(word)) {
      throw new UsageException(
          word + " is a command of chat-client only; /help lists what is known here");
    }
  }
}
