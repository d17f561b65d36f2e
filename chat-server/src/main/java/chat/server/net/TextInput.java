package chat.server.net;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.InputBuffer;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SlashCommandParser;
import chat.protocol.command.SplitLine;
import chat.protocol.command.UsageException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads lines until the input ends, and makes of each the message that a framed client would have
 * sent. The reader's thread.
 *
 * <p>A client that sends no line ends is understood too: until the first one, what stands for a
 * second is a line; for that the socket's reads have to time out.
 */
final class TextInput {
  private static final Pattern HTTP_REQUEST = Pattern.compile("[A-Z]{1,20} \\S+ HTTP/\\d(\\.\\d)?");

  private final InputBuffer input;
  private final LineDecoder decoder;
  private final int maxTextBytes;
  private final RequestBatcher batcher;
  private final Consumer<List<String>> answer;
  private Optional<RoomName> room = Optional.of(RoomName.LOBBY);
  private boolean isFirst = true;

  /**
   * Reads what is in the buffer and what comes after it.
   *
   * @param answer takes lines that answer a request which the hub need not see
   */
  TextInput(
      InputBuffer input, int maxTextBytes, RequestBatcher batcher, Consumer<List<String>> answer) {
    this.input = input;
    this.decoder = new LineDecoder(input, maxTextBytes);
    this.maxTextBytes = maxTextBytes;
    this.batcher = batcher;
    this.answer = answer;
  }

  /** Comes back after the first line end, or at the end of input: then with false. */
  boolean runWithoutLineEnds() throws ForeignProtocolException, InterruptedException {
    while (true) {
      Optional<LineDecoder.Line> line = decoder.next();
      if (line.isPresent()) {
        take(line.get());
        return true;
      }
      try {
        if (!input.fill()) {
          return false;
        }
      } catch (SocketTimeoutException e) {
        Optional<LineDecoder.Line> standing = decoder.standing();
        if (standing.isPresent()) {
          take(standing.get());
        }
        batcher.flush();
      } catch (IOException e) {
        // A client that closes with something unread resets the connection: it has ended all the
        // same, and what it sent before is here.
        return false;
      }
    }
  }

  /** Comes back at the end of input, however that ends. */
  void run() throws ForeignProtocolException, InterruptedException {
    try {
      do {
        takeLines();
        batcher.flush();
      } while (input.fill());
    } catch (IOException e) {
      // As above: what came before counts.
      takeLines();
    }
  }

  /** What stands at the end of input is a line too. */
  void end() throws ForeignProtocolException, InterruptedException {
    Optional<LineDecoder.Line> rest = decoder.rest();
    if (rest.isPresent()) {
      take(rest.get());
    }
    batcher.flush();
  }

  private void takeLines() throws ForeignProtocolException, InterruptedException {
    Optional<LineDecoder.Line> line = decoder.next();
    while (line.isPresent()) {
      take(line.get());
      line = decoder.next();
    }
  }

  private void take(LineDecoder.Line line) throws ForeignProtocolException, InterruptedException {
    String text = line.text().toString();
    if (isFirst && HTTP_REQUEST.matcher(text).matches()) {
      throw new ForeignProtocolException();
    }
    isFirst = isFirst && text.isEmpty();
    if (line.tooLong()) {
      batcher.put(
          new RefusedException(
              ErrorCode.TOO_LONG,
              "SAY",
              "-",
              "that line was not sent: it has more than %d bytes".formatted(maxTextBytes)));
    } else if (!text.isEmpty()) {
      understand(text);
    }
  }

  private void understand(String line) throws InterruptedException {
    try {
      if (line.startsWith("/")) {
        ClientOnlyCommands.refuse(SplitLine.of(line).word());
      }
      ParsedInput parsed = SlashCommandParser.parse(line, room);
      if (parsed instanceof ParsedInput.Message message) {
        put(message.message());
      } else if (parsed instanceof ParsedInput.Help request) {
        ClientOnlyCommands.refuse(request.about());
        List<String> lines = SlashCommandParser.help(request);
        batcher.admit();
        answer.accept(lines);
      }
    } catch (UsageException e) {
      batcher.put(new RefusedException(ErrorCode.BAD_TOKEN, "-", "-", e.getMessage()));
    }
  }

  /** A text client is in one room at a time, so going to another one leaves this one. */
  private void put(ClientMessage message) throws InterruptedException {
    if (message instanceof ClientMessage.Join join) {
      Optional<RoomName> before = room.filter(name -> !name.equals(join.room()));
      if (before.isPresent()) {
        batcher.put(new ClientMessage.Leave(before.get()));
      }
      room = Optional.of(join.room());
    } else if (message instanceof ClientMessage.Leave leave) {
      room = room.filter(name -> !name.equals(leave.room()));
    }
    batcher.put(message);
  }
}
