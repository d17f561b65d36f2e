package chat.server.operator;

import chat.json.JsonScalar;
import chat.server.admin.AdminCommands;
import chat.server.admin.AdminException;
import chat.server.log.LogException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All commands of the operator by name. One thread. */
public final class OperatorCommands implements AdminCommands {
  /** What one command does. */
  interface OperatorCommand {
    Answer run(OperatorRequest request) throws LogException, AdminException;
  }

  private final Map<String, OperatorCommand> commands = new TreeMap<>();

  public OperatorCommands(OperatedServer server) {
    Listings listings = new Listings(server);
    commands.put("users", listings::users);
    commands.put("rooms", listings::rooms);
    commands.put("accounts", listings::accounts);
  }

  @Override
  public List<String> answer(String actor, Map<String, JsonScalar> fields) throws AdminException {
    OperatorRequest request = new OperatorRequest(actor, fields);
    OperatorCommand command = commands.get(request.require("command"));
    if (command == null) {
      throw new AdminException(
          "unknown command; this server knows: status, " + String.join(", ", commands.keySet()));
    }
    try {
      return command.run(request).lines(request.has("json"));
    } catch (LogException e) {
      throw new AdminException(e.getMessage(), e);
    }
  }
}
