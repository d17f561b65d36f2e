package chat.client.session;

import chat.client.net.LinkEnd;
import chat.client.net.LinkEnd.Kind;
import chat.client.net.ServerAddress;
import java.io.IOException;
import java.util.Optional;

/** How a session ends: the exit code, and the line for standard error that says why, if any. */
record Exit(int code, Optional<String> line) {
  static final Exit DONE = new Exit(0, Optional.empty());

  static Exit failed(String line) {
    return new Exit(1, Optional.of(line));
  }

  /**
   * Returns the exit after plain text.
   *
   * @param inputEnded whether all input had been sent before
   * @param detected whether text was chosen because the server did not greet: then its close is
   *     worth a line
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

  /** Returns the exit after one message could not be sent, because the server is none of ours. */
  static Exit noChatServer(ServerAddress address) {
    return failed(
        address
            + " is no chat server, and nothing was sent to it; pipe the text in to send it as it is");
  }

  /** Returns the exit after a server said that its port speaks TLS. */
  static Exit needsTls(ServerAddress address) {
    return failed(address + " speaks TLS: chat-client --tls " + address);
  }

  /**
   * Returns the exit after nothing could be printed any more.
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
   * Returns the exit after frames.
   *
   * @param saidBye whether we asked for the end
   * @param pending how many messages were not acknowledged
   * @param refusals how many lines we or the server refused, each of which was reported
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
