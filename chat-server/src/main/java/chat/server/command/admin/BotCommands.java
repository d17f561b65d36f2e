package chat.server.command.admin;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for accounts of programs. The main thread. */
final class BotCommands {
  private static final int DEFAULT_RATE = 20;

  private BotCommands() {}

  @Command(
      name = "bot",
      description = {
        "Mark an account as a bot, beside its messages, with a rate of its own.",
        "",
        "It takes effect at once, and lasts until --off."
      })
  static final class Bot extends AdminSubcommand {
    @Spec private CommandSpec spec;

    @Mixin private NickParameter account;

    @Option(
        names = "--rate",
        paramLabel = "N",
        description =
            "Slow it down if it sends more than N messages a second, after a burst of 5 N"
                + " (default: "
                + DEFAULT_RATE
                + ").")
    private Integer rate;

    @Option(names = "--off", description = "It is no bot any longer, and has no rate of its own.")
    private boolean off;

    @Override
    AdminRequest request() {
      if (off && rate != null) {
        throw new ParameterException(
            spec.commandLine(), "--off and --rate exclude each other: type one of them");
      }
      AdminRequest request = account.addTo(new AdminRequest("bot"));
      return off
          ? request.flag("off", true)
          : request.with("rate", rate == null ? DEFAULT_RATE : rate);
    }
  }

  @Command(
      name = "token",
      description = {
        "Print a token with which a program logs in to an account; only this prints it.",
        "",
        "chat-client takes it by --token-file or CHAT_TOKEN. /devices of the account lists it, and"
            + " logs it out. With --room or --read it neither changes the account nor its devices."
      })
  static final class Token extends AdminSubcommand {
    @Mixin private NickParameter account;

    @Option(
        names = "--name",
        paramLabel = "TEXT",
        required = true,
        description = "What the list of devices calls it.")
    private String name;

    @Option(names = "--read", description = "It may only read.")
    private boolean read;

    @Option(
        names = "--room",
        paramLabel = "ROOM",
        description =
            "It may be used only in this room, and not for direct messages; repeat it for more.")
    private List<String> rooms = List.of();

    @Override
    AdminRequest request() {
      // A name that is empty or has a space must not make a token for more rooms than it should.
      String names = rooms.isEmpty() ? null : String.join("\n", rooms);
      return account
          .addTo(new AdminRequest("token"))
          .with("name", name)
          .flag("read", read)
          .with("rooms", names);
    }
  }
}
