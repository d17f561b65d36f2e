package chat.server.operator;

import chat.notation.Quantity;
import chat.protocol.Text;
import chat.server.admin.AdminException;
import chat.server.hub.Operator;
import chat.server.log.LogException;
import java.time.Duration;

/** The commands that concern all who are connected. One thread. */
final class ServerCommands {
  private static final int MAX_CHARS = 4_096;
  private static final int MAX_SECONDS = 24 * 60 * 60;
  private static final int DEFAULT_DRAIN_SECONDS = 60;

  private final OperatedServer server;
  private final Drain drain;

  ServerCommands(OperatedServer server, Drain drain) {
    this.server = server;
    this.drain = drain;
  }

  /** Sends a notice to all. */
  Answer announce(OperatorRequest request) throws LogException, AdminException {
    Text text = Text.of(request.require("text"));
    if (text.toString().length() > MAX_CHARS) {
      throw new AdminException("an announcement has %,d characters at most".formatted(MAX_CHARS));
    }
    int devices = server.chat(Operator::devices).size();
    Records.store(server, request, "announce", "", text.toString());
    notify("announcement", text);
    return Answer.done(
        new Row().text("text", text.toString()).number("devices", devices),
        "announced to " + Quantity.of(devices, "device"));
  }

  private void notify(String kind, Text text) throws LogException, AdminException {
    server.chat(
        operator -> {
          operator.notify(kind, text);
          return true;
        });
  }

  /** Stops the server once all have left. */
  Answer drain(OperatorRequest request) throws LogException, AdminException {
    long asked = request.has("seconds") ? request.number("seconds") : DEFAULT_DRAIN_SECONDS;
    long seconds = Math.min(asked, MAX_SECONDS);
    // A server that stands by has nobody to tell, and its record would be another server's.
    if (server.hasChat()) {
      server.requireRunning();
      Records.store(server, request, "drain", "", "");
    }
    boolean clientsStay = server.hasChat() && server.isOnlyServer();
    drain.begin(Duration.ofSeconds(seconds));
    long left = drain.secondsLeft();
    if (clientsStay) {
      notify("drain", Text.of("the server stops within %d s".formatted(left)));
    }
    return Answer.done(
        new Row().number("seconds", left),
        "no more connections are accepted; the server stops when all have left, within %d s"
            .formatted(left));
  }
}
