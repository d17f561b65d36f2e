package chat.server.command.admin;

import chat.server.log.NamedRoom;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that list something. The main thread. */
final class ListCommands {
  private ListCommands() {}

  @Command(name = "status", description = "Print the status of the running server.")
  static final class Status extends AdminSubcommand {
    @Override
    AdminRequest request() {
      return new AdminRequest("status");
    }

    @Override
    public Integer call() {
      return admin().askServer(request());
    }
  }

  @Command(name = "users", description = "List the connected users: nick, address, rooms.")
  static final class Users extends AdminSubcommand {
    @Option(
        names = "--after",
        paramLabel = "NICK",
        description = "Continue after this user (an answer has about 1,000 lines at most).")
    private String after;

    @Override
    AdminRequest request() {
      return new AdminRequest("users").with("after", after);
    }
  }

  @Command(
      name = "rooms",
      description = {
        "List the rooms that have messages, or describe one: its settings, the roles in it, and its"
            + " bans.",
        "",
        "A private room is named with the number of its log, as in tea/1."
      })
  static final class Rooms extends AdminSubcommand {
    @Parameters(arity = "0..1", paramLabel = "ROOM", description = "The room to describe.")
    private NamedRoom room;

    @Option(
        names = "--all",
        description = "List private rooms, too, and who owns each room and may enter it.")
    private boolean all;

    @Option(
        names = "--after",
        paramLabel = "ROOM",
        description = "Continue after this room (an answer has 1,000 at most).")
    private String after;

    @Override
    AdminRequest request() {
      return new AdminRequest("rooms").with("room", room).flag("all", all).with("after", after);
    }
  }

  @Command(name = "accounts", description = "List the accounts, or describe one.")
  static final class Accounts extends AdminSubcommand {
    @Parameters(arity = "0..1", paramLabel = "NICK", description = "The nick of the account.")
    private String nick;

    @Mixin private AfterOption after;

    @Override
    AdminRequest request() {
      return after.addTo(new AdminRequest("accounts").with("nick", nick));
    }
  }

  @Command(
      name = "bans",
      description = "List the bans and mutes, of the server and of rooms, with addresses.")
  static final class Bans extends AdminSubcommand {
    @Option(names = "--room", paramLabel = "ROOM", description = "Those of this room alone.")
    private NamedRoom room;

    @Mixin private AfterOption after;

    @Override
    AdminRequest request() {
      return after.addTo(new AdminRequest("bans").with("room", room));
    }
  }

  @Command(
      name = "reports",
      description = "List the reports of users that wait, of all rooms, or end one.")
  static final class Reports extends AdminSubcommand {
    @Option(names = "--done", paramLabel = "NUMBER", description = "End this report.")
    private Integer done;

    @Mixin private AfterOption after;

    @Override
    AdminRequest request() {
      return after.addTo(new AdminRequest("reports").with("done", done));
    }
  }

  @Command(name = "audit", description = "List what moderators and operators did.")
  static final class Audit extends AdminSubcommand {
    @Option(
        names = "--since",
        paramLabel = "DATE",
        description = "Leave out what was done before this time, in UTC.")
    private Instant since;

    @Option(names = "--actor", paramLabel = "NAME", description = "What this one did alone.")
    private String actor;

    @Option(names = "--room", paramLabel = "ROOM", description = "That of this room alone.")
    private NamedRoom room;

    @Mixin private AfterOption after;

    @Override
    AdminRequest request() {
      return after.addTo(
          new AdminRequest("audit")
              .with("actor", actor)
              .with("room", room)
              .with("since", since == null ? null : since.toEpochMilli()));
    }
  }
}
