package chat.server.command.admin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands that change accounts. The main thread. */
final class AccountCommands {
  private AccountCommands() {}

  @Command(
      name = "reset-password",
      description = {
        "Remove an account's password, log its devices out, and print a token that logs in once.",
        "",
        "Within 24 hours its owner types the token in place of the password, and then sets another"
            + " one with /password."
      })
  static final class ResetPassword extends AdminSubcommand {
    @Mixin private NickParameter account;

    @Option(names = "--keep-devices", description = "Let its devices stay logged in.")
    private boolean keepDevices;

    @Override
    AdminRequest request() {
      return account.addTo(new AdminRequest("reset-password")).flag("keep-devices", keepDevices);
    }
  }

  @Command(
      name = "op",
      description = {
        "Make an account an operator's: it may moderate the server and all rooms but private ones.",
        "",
        "It takes effect at once, and lasts until deop."
      })
  static final class Op extends AdminSubcommand {
    @Mixin private NickParameter account;

    @Override
    AdminRequest request() {
      return account.addTo(new AdminRequest("op"));
    }
  }

  @Command(
      name = "deop",
      description = {"Take an operator's rights from an account.", "", "It takes effect at once."})
  static final class Deop extends AdminSubcommand {
    @Mixin private NickParameter account;

    @Override
    AdminRequest request() {
      return account.addTo(new AdminRequest("deop"));
    }
  }
}
