package chat.server.admin;

import chat.json.JsonScalar;
import java.util.List;
import java.util.Map;

/** Carries out the operator's commands. One thread, which waits for the answers. */
public interface AdminCommands {
  /** Knows no command. */
  AdminCommands NONE =
      (actor, request) -> {
        throw new AdminException("unknown command; this server knows: status");
      };

  /**
   * Carries out a command.
   *
   * @param actor the operator, as the record of what operators did names it
   * @param request what the operator wrote, by name; {@code command} is one of the names
   * @return the lines of the answer
   * @throws AdminException if the command was not carried out
   */
  List<String> answer(String actor, Map<String, JsonScalar> request) throws AdminException;
}
