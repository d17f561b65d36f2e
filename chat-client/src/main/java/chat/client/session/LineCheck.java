package chat.client.session;

import chat.client.command.CommandParser;
import chat.client.event.InputState.Phase;
import chat.client.event.SessionSnapshot;
import chat.protocol.ClientMessage;
import chat.protocol.command.UsageException;
import java.util.Optional;

/** Whether a line would be refused in a given state. Changes nothing; any thread. */
record LineCheck(CommandParser parser, SessionSnapshot snapshot) {
  /** Returns why the line would be refused, as a sentence for the person. */
  Optional<String> complaint(String line) {
    if (line.isEmpty() || phase() == Phase.UNCHECKED) {
      return Optional.empty();
    }
    try {
      Optional<ClientMessage> message = parser.parse(line, snapshot.current()).message();
      return message.flatMap(this::complaint);
    } catch (UsageException e) {
      return Optional.of(e.getMessage());
    }
  }

  static Optional<String> overlong(long bytes, int maxBytes) {
    return bytes <= maxBytes
        ? Optional.empty()
        : Optional.of(
            "not sent: %,d bytes, but the server takes at most %,d".formatted(bytes, maxBytes));
  }

  private Optional<String> complaint(ClientMessage message) {
    return overlong(message.textBytes(), snapshot.input().maxTextBytes())
        .or(() -> Optional.of(full()).filter(sentence -> phase() == Phase.FULL));
  }

  private static String full() {
    return "not sent: %,d messages wait for the server already"
        .formatted(SessionSnapshot.MAX_PENDING);
  }

  private Phase phase() {
    return snapshot.input().phase();
  }
}
