package chat.client.settings;

import chat.protocol.Text;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The part of the command line that is for programs, as picocli reads it. */
final class PipeOptions {
  /** What Java makes of the bytes of an argument that it can't read. */
  private static final char REPLACEMENT = '\ufffd';

  @Option(
      names = "--json",
      description =
          "Print each event as a JSON object, a line each, as in a pipe even on a terminal.")
  private boolean json;

  @Option(
      names = "--timestamps",
      description = "In a pipe: begin each line with its time. JSON has it anyway.")
  private boolean timestamps;

  @Option(
      names = "--listen",
      description =
          "Read nothing from standard input, and print what is said, as in a pipe even on a"
              + " terminal.")
  private boolean listen;

  @Option(
      names = "--send",
      paramLabel = "TEXT",
      description =
          "Send this one message, wait until the server has stored it, and end. It is a text even"
              + " with a slash in front.")
  private Optional<String> send = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** What was asked for, if it makes sense, also together with plain text. */
  Settings.Pipe settings(boolean text) {
    refuse(send.isPresent() && send.get().isEmpty(), "--send needs a text that isn't empty");
    refuse(
        send.isPresent() && send.get().indexOf(REPLACEMENT) >= 0,
        "--send got a text with characters that this locale doesn't have; set LANG=C.UTF-8");
    refuse(
        send.isPresent() && listen,
        "--send ends after its message, --listen goes on; choose one of them");
    refuse(
        send.isPresent() && text,
        "--send waits for an answer that plain text doesn't have; leave off --text, or pipe the"
            + " message in");
    refuse(
        (json || timestamps) && text,
        "--text prints what comes as it is; leave it off for %s"
            .formatted(json ? "--json" : "--timestamps"));
    return new Settings.Pipe(json, listen, timestamps, send.map(PipeOptions::text));
  }

  /** With line ends as texts have them, whatever the system's are. */
  private static Text text(String typed) {
    return Text.of(typed.replace("\r\n", "\n"));
  }

  private void refuse(boolean isWrong, String why) {
    if (isWrong) {
      throw new ParameterException(spec.commandLine(), why);
    }
  }
}
