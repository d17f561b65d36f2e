package chat.client;

import chat.client.net.LinkEnd;
import chat.client.net.LinkEnd.Kind;
import chat.client.net.ServerAddress;
import java.io.IOException;
import java.util.Optional;

/** How a run ends: the exit code, and the line on standard error that says why, if one must. */
record Exit(int code, Optional<String> line) {
  static final Exit DONE = new Exit(0, Optional.empty());

  static Exit failed(String line) {
    return new Exit(1, Optional.of(line));
  }

  /**
   * After plain text.
   *
   * @param inputEnded whether everything that was to be sent was sent before
   * @param detected whether it was the server that did not greet, so that a close is worth saying
   */
  static Exit afterText(LinkEnd end, boolean inputEnded, boolean detected) {
    if (end.kind() == Kind.LEFT) {
      return DONE;
    }
    if (end.kind() != Kind.CLOSED || !inputEnded) {
      return failed(end.sentence());
    }
    return detected ? new Exit(0, Optional.of(end.sentence())) : DONE;
  }

  /** After one message was to be sent where it could not be. */
  static Exit noChatServer(ServerAddress address) {
    return failed(
        address
            + " is no chat server, and nothing was sent to it; pipe the text in to send it as it is");
  }

  /**
   * After nothing could be printed any more.
   *
   * @param pending messages that were not acknowledged
   */
  static Exit afterOutputGone(IOException why, long pending) {
    if (pending > 0) {
      return failed(lost(pending));
    }
    // That nobody reads on, as after "| head -1", is no failure; the system has words for it alone.
    String reason = String.valueOf(why.getMessage());
    return reason.contains("pipe") ? DONE : failed("cannot write what was said: " + reason);
  }

  /**
   * After frames.
   *
   * @param saidBye whether it was from here that the end was asked for
   * @param pending messages that were not acknowledged
   * @param refusals lines that were not sent or not taken, each of which was told already
   */
  static Exit afterFrames(LinkEnd end, boolean saidBye, long pending, long refusals) {
    if (!saidBye && end.kind() != Kind.LEFT) {
      return failed(end.sentence() + (pending > 0 ? "; " + lost(pending) : ""));
    }
    if (pending > 0) {
      return failed(lost(pending));
    }
    return new Exit(refusals > 0 ? 1 : 0, Optional.empty());
  }

  private static String lost(long pending) {
    return pending == 1
        ? "1 of your messages was not acknowledged"
        : pending + " of your messages were not acknowledged";
  }
}
