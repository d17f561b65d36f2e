package chat.server.net.input;

import chat.protocol.command.CommandWord;
import chat.protocol.command.UsageException;
import java.util.List;

/**
 * The commands that only chat-client has. Text clients that send one are answered so. Any thread.
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
    String word = CommandWord.of(typed);
    if (WORDS.contains(word)) {
      throw new UsageException(
          word + " is a command of chat-client only; /help lists the commands known here");
    }
  }
}
