package chat.server.admin;

import chat.json.JsonReader;
import chat.json.JsonScalar;
import chat.json.MalformedJsonException;
import chat.server.measure.ServerView;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one line of an operator: the word {@code status}, or a JSON object whose field {@code
 * command} names one. The socket's thread.
 */
final class AdminLine {
  private static final Logger LOG = LoggerFactory.getLogger(AdminLine.class);
  private static final String STATUS = "status";

  private final ServerView server;
  private final AdminCommands commands;

  AdminLine(ServerView server, AdminCommands commands) {
    this.server = server;
    this.commands = commands;
  }

  /** Returns the lines of the answer, the first of which says whether it is one. */
  String answer(String actor, String line) {
    try {
      return "ok\n" + lines(actor, line);
    } catch (AdminException e) {
      return "error: " + e.getMessage() + "\n";
    } catch (RuntimeException e) {
      LOG.error("a bug in a command of the operator", e);
      return "error: a bug in the server; it is logged\n";
    }
  }

  private String lines(String actor, String line) throws AdminException {
    if (line.equals(STATUS)) {
      return new StatusReport(server).at(now());
    }
    Map<String, JsonScalar> request = read(line);
    if (new JsonScalar(true, STATUS).equals(request.get("command"))) {
      return StatusObject.of(server, now()) + "\n";
    }
    StringBuilder lines = new StringBuilder();
    for (String each : commands.answer(actor, request)) {
      lines.append(each).append('\n');
    }
    return lines.toString();
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  private static Map<String, JsonScalar> read(String line) throws AdminException {
    if (!line.startsWith("{")) {
      throw new AdminException("unknown command; send status, or a JSON object");
    }
    try {
      return JsonReader.read(line);
    } catch (MalformedJsonException e) {
      throw new AdminException("malformed command: " + e.getMessage(), e);
    }
  }
}
