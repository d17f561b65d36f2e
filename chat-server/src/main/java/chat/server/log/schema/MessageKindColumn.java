package chat.server.log.schema;

import chat.protocol.MessageKind;
import java.util.Optional;

/** Maps each kind of message to the word that column {@code kind} stores. Any thread. */
public final class MessageKindColumn {
  private static final String SAID = "said";
  private static final String EMOTED = "did";

  private MessageKindColumn() {}

  /** Returns the word stored for a kind. */
  public static String of(MessageKind kind) {
    return switch (kind) {
      case SAID -> SAID;
      case EMOTED -> EMOTED;
    };
  }

  /** Returns the kind that a stored word means; empty for a word of a newer server. */
  public static Optional<MessageKind> read(String word) {
    return switch (word) {
      case SAID -> Optional.of(MessageKind.SAID);
      case EMOTED -> Optional.of(MessageKind.EMOTED);
      default -> Optional.empty();
    };
  }
}
