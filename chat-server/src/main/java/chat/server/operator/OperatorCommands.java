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

  /** The commands on a server, or on its folder. */
  public OperatorCommands(OperatedServer server, Drain drain) {
    Listings listings = new Listings(server);
    commands.put("users", listings::users);
    RoomCommands rooms = new RoomCommands(server);
    commands.put("rooms", rooms::rooms);
    commands.put("room", rooms::room);
    commands.put("accounts", listings::accounts);
    ModerationRecords records = new ModerationRecords(server);
    commands.put("bans", records::bans);
    commands.put("audit", records::audit);
    commands.put("reports", records::reports);
    AccountCommands accounts = new AccountCommands(server);
    commands.put("reset-password", accounts::resetPassword);
    commands.put("delete-account", accounts::delete);
    commands.put("delete-messages", new MessageErasure(server)::erase);
    commands.put("op", accounts::op);
    commands.put("deop", accounts::deop);
    BotCommands bots = new BotCommands(server);
    commands.put("bot", bots::bot);
    commands.put("token", bots::token);
    SanctionCommands sanctions = new SanctionCommands(server);
    commands.put("ban", sanctions::ban);
    commands.put("mute", sanctions::mute);
    commands.put("kick", sanctions::kick);
    commands.put("unban", sanctions::unban);
    ServerCommands whole = new ServerCommands(server, drain);
    commands.put("announce", whole::announce);
    commands.put("drain", whole::drain);
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
