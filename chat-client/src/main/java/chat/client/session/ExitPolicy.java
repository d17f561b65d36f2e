package chat.client.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.client.config.Settings;
import chat.client.event.Console;
import chat.client.net.LinkEnd;
import chat.client.net.ServerAddress;
import chat.client.net.Wire;
import chat.protocol.ClientMessage.Numbered;
import chat.protocol.Limits;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Decides how to report the end of a session: the exit code, the line, and the messages to name as
 * lost. The session thread owns it.
 */
final class ExitPolicy {
  /** How many of the messages that were not acknowledged are shown; all are counted. */
  private static final int MAX_UNACKNOWLEDGED_SHOWN = 20;

  private final Settings settings;
  private final Console console;
  private final SessionParts parts;
  private final InputCommands commands;
  private final SessionInput input;
  private Optional<IOException> outputGone = Optional.empty();
  private boolean hadText;
  private boolean needsTls;

  ExitPolicy(
      Settings settings,
      Console console,
      SessionParts parts,
      InputCommands commands,
      SessionInput input) {
    this.settings = settings;
    this.console = console;
    this.parts = parts;
    this.commands = commands;
    this.input = input;
  }

  /** Records that the output has failed. Returns false if it had failed before. */
  boolean outputGone(IOException why) {
    boolean isFirst = outputGone.isEmpty();
    outputGone = outputGone.or(() -> Optional.of(why));
    return isFirst;
  }

  /**
   * Takes note of plain text from the server.
   *
   * @return whether the server only says that this port speaks TLS, which {@link #exit} reports
   */
  boolean saysTls(byte[] text) {
    needsTls |= !hadText && new String(text, US_ASCII).startsWith(Limits.SPEAKS_TLS);
    hadText = true;
    return needsTls;
  }

  /** Returns whether the exit code depends on an end of input that may still arrive. */
  boolean awaitsInputEnd(LinkEnd how) {
    return !needsTls
        && wire() == Wire.TEXT
        && how.kind() == LinkEnd.Kind.CLOSED
        && !hasInputEnded();
  }

  /** Returns the unacknowledged messages to name to the person. */
  List<Numbered> unacknowledged() {
    return console.isForPerson() && wire() == Wire.FRAMES && outputGone.isEmpty()
        ? parts.uplink().pending().oldest(MAX_UNACKNOWLEDGED_SHOWN)
        : List.of();
  }

  /** Returns the exit code, and the line that says why. */
  Exit exit(LinkEnd how, ServerAddress server) {
    int pending = parts.uplink().pending().count();
    if (outputGone.isPresent()) {
      return Exit.afterOutputGone(outputGone.get(), pending);
    }
    if (needsTls) {
      return Exit.needsTls(server);
    }
    return switch (wire()) {
      case UNDECIDED -> Exit.afterText(how, false, true);
      case TEXT ->
          settings.pipe().send().isPresent()
              ? Exit.noChatServer(server)
              : Exit.afterText(how, hasInputEnded(), !settings.textOnly());
      case FRAMES -> afterFrames(how, pending);
    };
  }

  private Exit afterFrames(LinkEnd how, int pending) {
    long refusals = console.isForPerson() ? 0 : refusals();
    boolean isStored = input.isMessageSent() && pending == 0 && refusals == 0;
    return isStored
        ? Exit.DONE // the one message is stored, however the link ended
        : Exit.afterFrames(how, parts.uplink().isByeSent(), pending, refusals);
  }

  /** A room that waited for a login until the end was refused. */
  private long refusals() {
    return parts.messages().refusals() + parts.rooms().forAccounts().count() + commands.refusals();
  }

  private boolean hasInputEnded() {
    return input.hasEnded() || !console.hasInput();
  }

  private Wire wire() {
    return parts.uplink().wire();
  }
}
