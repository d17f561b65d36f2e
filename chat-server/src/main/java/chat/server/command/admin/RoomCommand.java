package chat.server.command.admin;

import chat.server.log.NamedRoom;
import java.util.List;
import java.util.Set;
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
  private static final Set<String> ACTIONS = Set.of("set", "give");

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "ROOM",
      description = "The room; a private one with the number of its log, as in tea/1.")
  private NamedRoom room;

  @Parameters(
      index = "1..*",
      paramLabel = "WORD",
      description =
          "What to do with it: set, with KEY and VALUE of a setting, or give, with the NICK of an"
              + " account.")
  private List<String> words = List.of();

  @Override
  AdminRequest request() {
    AdminRequest request = new AdminRequest("room").with("room", room);
    String action = words.isEmpty() ? "" : words.get(0);
    if (action.equals("set") && words.size() > 1) {
      return request
          .with("set", words.get(1))
          .with("value", String.join(" ", words.subList(2, words.size())));
    }
    if (action.equals("give") && words.size() == 2) {
      return request.with("give", words.get(1));
    }
    throw new ParameterException(spec.commandLine(), mistake());
  }

  private String mistake() {
    String typed = room.name().value().substring(1);
    if (ACTIONS.contains(typed) && !words.isEmpty()) {
      return "the room comes before %s: room %s %s".formatted(typed, words.get(0), example(typed));
    }
    return "after the room, type what to change: room %s set slow 5, or room %s give NICK"
        .formatted(typed, typed);
  }

  private static String example(String action) {
    return action.equals("set") ? "set slow 5" : "give NICK";
  }
}
