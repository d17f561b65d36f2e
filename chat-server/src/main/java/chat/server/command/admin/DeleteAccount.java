package chat.server.command.admin;

import chat.json.JsonObject;
import chat.json.JsonScalar;
import chat.notation.Quantity;
import chat.server.admin.AdminException;
import chat.server.log.LogException;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes an account, with its messages if that is asked for. The main thread. */
@Command(
    name = "delete-account",
    description = {
      "Delete an account: its password, devices, keys, roles, what it has read, and the direct"
          + " messages to it.",
      "",
      "Its messages in rooms stay, with its nick, which anyone may take then. A room that it owned"
          + " passes to the op of the longest time."
    })
final class DeleteAccount extends AdminSubcommand {
  @Mixin private NickParameter account;

  @Option(
      names = "--messages",
      description =
          "Delete its messages in all rooms, too, and its direct messages to others. Their places"
              + " and numbers stay.")
  private boolean messages;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log.")
  private String reason;

  @Option(names = "--yes", description = "Delete it; without this, nothing is deleted.")
  private boolean yes;

  @Override
  AdminRequest request() {
    return account.addTo(new AdminRequest("delete-account")).with("reason", reason);
  }

  @Override
  public Integer call() {
    if (!yes) {
      return admin().failed("nothing is deleted: add --yes to delete " + account.nick());
    }
    return messages ? deleteWithMessages() : super.call();
  }

  /**
   * Deletes the messages before the account, so that the command can be repeated if it is
   * interrupted, and then what the account has written meanwhile.
   */
  private int deleteWithMessages() {
    try {
      Erased before = deleteMessages("nick", account.nick());
      int code = super.call();
      if (code != 0) {
        return code;
      }
      Erased after = deleteMessages("number", before.number());
      long deleted = before.messages() + after.messages();
      return admin()
          .done(
              new JsonObject().number("messages", deleted),
              "deleted %s of it; their places stay".formatted(Quantity.of(deleted, "message")));
    } catch (IOException | LogException | AdminException e) {
      return admin().failed(e.getMessage());
    }
  }

  /** What was deleted of an account, by its number. */
  private record Erased(String number, long messages) {}

  private Erased deleteMessages(String name, String value)
      throws IOException, LogException, AdminException {
    long deleted = 0;
    String after = null;
    Map<String, JsonScalar> answer;
    do {
      answer =
          admin().ask(new AdminRequest("delete-messages").with(name, value).with("after", after));
      deleted += Long.parseLong(answer.get("messages").text());
      after = answer.get("after").text();
    } while (!after.isEmpty());
    return new Erased(answer.get("number").text(), deleted);
  }
}
