package chat.server.net.input;

import chat.protocol.command.SecretCommands;
import chat.protocol.input.InputBuffer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/**
 * Reads a text client's lines until the input ends. The reader's thread.
 *
 * <p>Some clients send no line ends. Until the first one, text that is followed by a second of
 * silence counts as a line; for that, reads from the socket must time out after a second. A command
 * that a secret follows must have its line end, and so must the secret: the rest of one that
 * somebody types slowly would be said.
 */
final class TextInput {
  private final InputBuffer input;
  private final LineDecoder decoder;
  private final TextRequests requests;
  private boolean isFirst = true;

  /** Reads what is in the buffer, and then what follows it. */
  TextInput(InputBuffer input, int maxTextBytes, TextRequests requests) {
    this.input = input;
    this.decoder = new LineDecoder(input, maxTextBytes);
    this.requests = requests;
  }

  /** Returns true after the first line end, false at the end of input. */
  boolean runWithoutLineEnds() throws ForeignProtocolException, InterruptedException {
    while (true) {
      Optional<LineDecoder.Line> line = decoder.next();
      if (line.isPresent()) {
        process(line.get());
        return true;
      }
      try {
        awaitRate();
        if (!input.fill()) {
          return false;
        }
      } catch (SocketTimeoutException e) {
        processUnended();
      } catch (IOException e) {
        // A reset, from a client that closed before it had read everything. It ends the input like
        // any other end: what the client sent before is processed.
        return false;
      }
    }
  }

  private void processUnended() throws ForeignProtocolException, InterruptedException {
    if (requests.awaitsSecret() || SecretCommands.mayBegin(decoder.begun().toString())) {
      return;
    }
    Optional<LineDecoder.Line> unended = decoder.takeWholeCharacters();
    if (unended.isPresent()) {
      process(unended.get());
    }
  }

  /** Returns at the end of input, also if a reset ends it. */
  void run() throws ForeignProtocolException, InterruptedException {
    try {
      do {
        processLines();
        awaitRate();
      } while (input.fill());
    } catch (IOException e) {
      // A reset: what the client sent before is processed.
      processLines();
    }
  }

  /** Processes what follows the last line end as a line, too. */
  void end() throws ForeignProtocolException, InterruptedException {
    Optional<LineDecoder.Line> rest = decoder.takeRest();
    if (rest.isPresent()) {
      process(rest.get());
    }
    requests.flush();
  }

  private void processLines() throws ForeignProtocolException, InterruptedException {
    Optional<LineDecoder.Line> line = decoder.next();
    while (line.isPresent()) {
      process(line.get());
      line = decoder.next();
    }
  }

  private void awaitRate() throws InterruptedException {
    dropCommands();
    requests.awaitRate();
  }

  private void dropCommands() throws InterruptedException {
    int commands = decoder.takeCommands();
    if (commands > 0) {
      requests.drop(commands);
    }
  }

  private void process(LineDecoder.Line line)
      throws ForeignProtocolException, InterruptedException {
    dropCommands();
    if (requests.awaitsSecret()) {
      requests.secret(line);
      return;
    }
    String text = line.text().toString();
    Optional<ForeignProtocol> foreign = isFirst ? ForeignProtocol.ofLine(text) : Optional.empty();
    if (foreign.isPresent()) {
      throw new ForeignProtocolException(foreign.get());
    }
    isFirst = isFirst && text.isEmpty();
    if (line.isTooLong()) {
      requests.refuseTooLong();
    } else if (text.isEmpty()) {
      requests.empty();
    } else {
      requests.request(text);
    }
  }
}
