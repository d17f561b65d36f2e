package chat.client.session;

import chat.client.command.ClientInput;
import chat.client.command.CommandParser;
import chat.client.config.SettingsStore;
import chat.client.event.InputState.Phase;
import chat.client.event.PagesSnapshot;
import chat.client.event.SessionSnapshot;
import chat.protocol.ClientMessage;
import chat.protocol.command.UsageException;
import java.util.Optional;

/** Whether a line would be refused in a given state. Changes nothing; any thread. */
record LineCheck(CommandParser parser, SessionSnapshot snapshot) {
  /** Returns why the line would be refused, as a sentence for the person. */
  Optional<String> complaint(String line) {
    if (line.isBlank() || phase() == Phase.UNCHECKED) {
      return Optional.empty();
    }
    try {
      ClientInput input = parser.parse(line, snapshot.pages().front());
      requirePossible(input);
      return input
          .message()
          .flatMap(message -> overlong(message).or(() -> notThere(message)))
          .or(() -> full(input));
    } catch (UsageException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Returns whether a secret follows the line. */
  boolean asksSecret(String line) {
    if (line.isBlank() || phase() == Phase.UNCHECKED) {
      return false;
    }
    try {
      return parser.parse(line, snapshot.pages().front()) instanceof ClientInput.Ask;
    } catch (UsageException e) {
      return false;
    }
  }

  /** Refuses pages and settings that there are not; whether a page has news is not known here. */
  private void requirePossible(ClientInput input) throws UsageException {
    if (input instanceof ClientInput.Go go) {
      PagesSnapshot pages = snapshot.pages();
      var unused = go.page(pages.all(), () -> pages.afterFront().stream().findFirst());
    } else if (input instanceof ClientInput.ShowSetting show) {
      SettingsStore.requireKnown(show.name());
    } else if (input instanceof ClientInput.ChangeSetting change) {
      SettingsStore.requireValid(change.name(), change.value());
    }
  }

  /** Refuses to leave a room that we are not in, which the server would refuse. */
  private Optional<String> notThere(ClientMessage message) {
    return message instanceof ClientMessage.Leave leave && snapshot.room(leave.room()).isEmpty()
        ? Optional.of("you are not in " + leave.room())
        : Optional.empty();
  }

  static Optional<String> overlong(long bytes, int maxBytes) {
    return bytes <= maxBytes
        ? Optional.empty()
        : Optional.of(
            "not sent: %,d bytes, but the server takes at most %,d".formatted(bytes, maxBytes));
  }

  private Optional<String> overlong(ClientMessage message) {
    return overlong(message.textBytes(), snapshot.input().maxTextBytes());
  }

  private Optional<String> full(ClientInput input) {
    return input.isSent() && phase() == Phase.FULL
        ? Optional.of(
            "not sent: %,d messages wait for the server already"
                .formatted(SessionSnapshot.MAX_PENDING))
        : Optional.empty();
  }

  private Phase phase() {
    return snapshot.input().phase();
  }
}
