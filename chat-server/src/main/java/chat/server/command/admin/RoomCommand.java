package chat.server.command.admin;

import chat.server.log.NamedRoom;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes a room. The main thread. */
@Command(
    name = "room",
    customSynopsis = {
      "chat-server admin room [-h] [--json] [--data=DIR] ROOM set KEY [VALUE]",
      "chat-server admin room [-h] [--json] [--data=DIR] ROOM give NICK"
    },
    description = {
      "Change a setting of a room, or give it to an account, also one that belongs to nobody.",
      "",
      "Settings are those of /room in the chat: public, unlisted, private, speak, slow, keep and",
      "greeting."
    })
final class RoomCommand extends AdminSubcommand {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "ROOM",
      description = "The room; a private one with the number of its log, as in tea/1.")
  private NamedRoom room;

  @Parameters(index = "1", paramLabel = "set|give", description = "What to do with it.")
  private String action;

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "WORD",
      description = "KEY and VALUE of a setting, or the NICK of an account.")
  private List<String> words;

  @Override
  AdminRequest request() {
    AdminRequest request = new AdminRequest("room").with("room", room);
    String first = words.get(0);
    String rest = String.join(" ", words.subList(1, words.size()));
    if (action.equals("set")) {
      return request.with("set", first).with("value", rest);
    }
    if (action.equals("give") && rest.isEmpty()) {
      return request.with("give", first);
    }
    throw new ParameterException(
        spec.commandLine(), "type set and a setting, or give and a nick, after the room");
  }
}
