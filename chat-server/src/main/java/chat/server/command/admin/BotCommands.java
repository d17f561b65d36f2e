package chat.server.command.admin;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands for accounts of programs. The main thread. */
final class BotCommands {
  private BotCommands() {}

  @Command(
      name = "bot",
      description = {
        "Mark an account as a bot, beside its messages, with a rate of its own.",
        "",
        "It takes effect at once, and lasts until --off."
      })
  static final class Bot extends AdminSubcommand {
    @Mixin private NickParameter account;

    @ArgGroup private Marked marked = new Marked();

    @Override
    AdminRequest request() {
      return account
          .addTo(new AdminRequest("bot"))
          .with("rate", marked.rate)
          .flag("off", marked.off);
    }

    /** With which rate, or that it is no bot. */
    static final class Marked {
      @Option(
          names = "--rate",
          paramLabel = "N",
          defaultValue = "20",
          description =
              "Slow it down if it sends more than N messages a second, after a burst of 5 N"
                  + " (default: ${DEFAULT-VALUE}).")
      private int rate = 20;

      @Option(names = "--off", description = "It is no bot any longer.")
      private boolean off;
    }
  }
}
