package chat.server.net.input;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.SplitLine;
import chat.protocol.command.TypingContext;
import chat.protocol.command.UsageException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns a text client's lines into the requests that a framed client would send, and answers /help.
 * Knows the one room that the client is in. The reader's thread.
 */
final class TextRequests {
  private final int maxTextBytes;
  private final RequestBatcher batcher;
  private final Consumer<List<String>> answer;
  private Optional<RoomName> room = Optional.of(RoomName.LOBBY);

  /**
   * Requests of a client in the lobby.
   *
   * @param answer sends the lines of an answer that needs no hub
   */
  TextRequests(int maxTextBytes, RequestBatcher batcher, Consumer<List<String>> answer) {
    this.maxTextBytes = maxTextBytes;
    this.batcher = batcher;
    this.answer = answer;
  }

  void refuseTooLong() throws InterruptedException {
    batcher.put(
        new RefusedException(
            ErrorCode.TOO_LONG,
            "SAY",
            "-",
            "that line was not sent: it has more than %d bytes".formatted(maxTextBytes)));
  }

  /** Makes the request for a line, which is a message or a slash command. */
  void request(String line) throws InterruptedException {
    try {
      if (line.startsWith("/")) {
        ClientOnlyCommands.refuse(SplitLine.of(line).word());
      }
      ParsedInput parsed = SlashCommandParser.parse(line, new TypingContext(room, ZoneOffset.UTC));
      if (parsed instanceof ParsedInput.Help help) {
        answerHelp(help);
      } else {
        put(((ParsedInput.Message) parsed).message());
      }
    } catch (UsageException e) {
      batcher.put(new RefusedException(ErrorCode.BAD_TOKEN, "-", "-", e.getMessage()));
    }
  }

  private void answerHelp(ParsedInput.Help help) throws UsageException, InterruptedException {
    ClientOnlyCommands.refuse(help.about());
    List<String> lines = SlashCommandParser.help(help);
    batcher.admitAfterAnswers();
    answer.accept(lines);
  }

  private void put(ClientMessage message) throws InterruptedException {
    batcher.put(message);
    if (message instanceof ClientMessage.Join) {
      // Only the hub knows whether it is refused; then the client stays where it is.
      room = batcher.awaitRoom();
    } else if (message instanceof ClientMessage.Leave leave) {
      room = room.filter(name -> !name.equals(leave.room()));
    }
  }

  /** Counts input that requests nothing; see {@link RequestBatcher#drop}. */
  void drop(int count) throws InterruptedException {
    batcher.drop(count);
  }

  /** Waits before more is read; see {@link RequestBatcher#awaitRate}. */
  void awaitRate() throws InterruptedException {
    batcher.awaitRate();
  }

  /** Hands over what is gathered; see {@link RequestBatcher#flush}. */
  void flush() throws InterruptedException {
    batcher.flush();
  }
}
