package chat.client.doctor;

import chat.client.net.Greeting;
import chat.client.net.ServerAddress;
import chat.notation.Finding;
import chat.protocol.Limits;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.function.Consumer;

/** Reads the greeting, and compares the versions of the protocol. The main thread. */
final class GreetingCheck {
  private static final int MAX_SHOWN_CHARS = 100;

  private final ServerAddress server;
  private final Consumer<Finding> findings;

  GreetingCheck(ServerAddress server, Consumer<Finding> findings) {
    this.server = server;
    this.findings = findings;
  }

  /** Reports what the server says first, and returns whether it is a chat server. */
  boolean isChat(Conversation conversation) {
    try {
      return isChat(conversation.greeting());
    } catch (SocketTimeoutException e) {
      findings.accept(
          Finding.failed(
              Step.GREETING,
              e.getMessage(),
              "a chat server greets at once: another program listens there, the server is stuck, or a firewall between accepts connections for it",
              "compare the port with the one that the server prints when it starts"));
    } catch (IOException e) {
      findings.accept(
          Finding.failed(
              Step.GREETING,
              "the connection broke: " + Failures.reason(e),
              "the server, or a firewall between, closes connections from here",
              "look into the server's log"));
    }
    return false;
  }

  private boolean isChat(Greeting greeting) {
    String line = shown(greeting);
    if (greeting.version().isPresent()) {
      findings.accept(Finding.ok(Step.GREETING, line, "it is a chat server"));
      compare(greeting.version().getAsInt());
      return true;
    }
    if (line.startsWith(Limits.SPEAKS_TLS) && !server.tls()) {
      findings.accept(
          Finding.failed(
              Step.GREETING,
              line,
              "it is a chat server, and accepts only encrypted connections on this port",
              "chat-client doctor --tls " + typedForTls()));
    } else if (line.startsWith("* ")) {
      findings.accept(
          Finding.failed(
              Step.GREETING,
              line,
              "it is a chat server, and it accepts no more connections from here",
              "try again later, or ask its operator to raise its limits"));
    } else {
      findings.accept(
          Finding.failed(
              Step.GREETING,
              line.isEmpty()
                  ? "the server closed the connection without a word"
                  : "it said: " + line,
              "it is no chat server",
              "compare the port with the one that the server prints when it starts"));
    }
    return false;
  }

  private String typedForTls() {
    return server.port() == Limits.TLS_PORT ? server.hostKey() : server.toString();
  }

  private void compare(int theirs) {
    String what =
        "the server speaks version %d, this client version %d".formatted(theirs, Limits.VERSION);
    findings.accept(
        theirs > Limits.VERSION
            ? Finding.warning(
                Step.VERSION,
                what,
                "they understand each other, but the server can do more",
                "install a newer chat-client")
            : Finding.ok(Step.VERSION, what, "they understand each other"));
  }

  /** Removes the replacements of control characters, and bounds the length. */
  private static String shown(Greeting greeting) {
    String line = greeting.line().toString().lines().findFirst().orElse("").replace("\uFFFD", "");
    int chars = Math.min(line.codePointCount(0, line.length()), MAX_SHOWN_CHARS);
    return line.substring(0, line.offsetByCodePoints(0, chars));
  }
}
