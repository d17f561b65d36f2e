package chat.server.command.admin;

import chat.server.log.NamedRoom;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that kick, ban and mute. The main thread. */
final class SanctionCommands {
  private SanctionCommands() {}

  /** Where and why. */
  static final class Options {
    @Option(
        names = "--room",
        paramLabel = "ROOM",
        description = "In this room (default: on the whole server).")
    private NamedRoom room;

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        description = "Why, for whom it concerns and for moderators.")
    private String reason;

    AdminRequest addTo(AdminRequest request) {
      return request.with("room", room).with("reason", reason);
    }
  }

  /** Whom, and for how long. */
  static final class Target {
    @Parameters(
        paramLabel = "TARGET",
        description =
            "NICK: all that is known of the user, nick:NICK: guests with the nick,"
                + " account:NICK, address:NICK, or address:ADDRESS, as in"
                + " address:192.0.2.0/24.")
    private String target;

    @Option(
        names = "--for",
        paramLabel = "DURATION",
        description = "For this time, such as 1h30m or 7d (default: for good).")
    private Duration time;

    AdminRequest addTo(AdminRequest request) {
      boolean hasEnd = time != null && !time.isZero();
      return request.with("target", target).with("for", hasEnd ? time.toSeconds() + "s" : null);
    }
  }

  @Command(
      name = "ban",
      description = {
        "Keep someone out of the server, or of a room.",
        "",
        "Whom it binds is disconnected, or removed from the room. Prints what is stored."
      })
  static final class Ban extends AdminSubcommand {
    @Mixin private Target target;
    @Mixin private Options options;

    @Override
    AdminRequest request() {
      return options.addTo(target.addTo(new AdminRequest("ban")));
    }
  }

  @Command(
      name = "mute",
      description = {
        "Let someone write nothing on the server, or in a room.",
        "",
        "On the server, that includes direct messages. Prints what is stored."
      })
  static final class Mute extends AdminSubcommand {
    @Mixin private Target target;
    @Mixin private Options options;

    @Override
    AdminRequest request() {
      return options.addTo(target.addTo(new AdminRequest("mute")));
    }
  }

  @Command(
      name = "kick",
      description = "Remove a user from the server, or from a room, with all devices.")
  static final class Kick extends AdminSubcommand {
    @Parameters(paramLabel = "NICK", description = "The nick of the user.")
    private String nick;

    @Mixin private Options options;

    @Override
    AdminRequest request() {
      return options.addTo(new AdminRequest("kick").with("nick", nick));
    }
  }

  @Command(
      name = "unban",
      description = "Take back a ban or a mute, with all that its command named.")
  static final class Unban extends AdminSubcommand {
    @Parameters(paramLabel = "NUMBER", description = "Its number, which bans lists.")
    private int number;

    @Override
    AdminRequest request() {
      return new AdminRequest("unban").with("number", number);
    }
  }
}
