package chat.server;

import chat.protocol.command.UsageException;
import chat.protocol.command.UsageMistake;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in our words why picocli refuses a command line. The main thread. */
final class WrongUsage {
  private WrongUsage() {}

  /** Returns one line. */
  static String of(ParameterException e) {
    return sentence(e).lines().findFirst().orElse("wrong usage");
  }

  private static String sentence(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      CommandSpec command = e.getCommandLine().getCommandSpec();
      return UsageMistake.unmatched(
          unmatched.getUnmatched().get(0),
          List.copyOf(command.optionsMap().keySet()),
          List.copyOf(command.subcommands().keySet()));
    }
    if (e instanceof MissingParameterException missing) {
      ArgSpec argument = missing.getMissing().get(0);
      return argument.isOption()
          ? UsageMistake.missingValue(name(argument), argument.paramLabel())
          : argument.paramLabel() + " is missing";
    }
    if (e instanceof OverwrittenOptionException repeated) {
      return UsageMistake.repeated(name(repeated.getOverwritten()));
    }
    if (e.getCause() instanceof UsageException why) {
      return UsageMistake.invalidValue(name(e.getArgSpec()), why.getMessage());
    }
    if (e.getArgSpec() instanceof OptionSpec flag && flag.arity().max() == 0) {
      return UsageMistake.unexpectedValue(flag.longestName(), e.getValue());
    }
    return e.getMessage();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
