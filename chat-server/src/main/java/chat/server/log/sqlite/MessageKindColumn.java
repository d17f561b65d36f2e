package chat.server.log.sqlite;

import chat.protocol.MessageKind;

/** Maps each kind of message to the word that column {@code kind} stores. Any thread. */
final class MessageKindColumn {
  private static final String SAID = "said";
  private static final String EMOTED = "did";

  private MessageKindColumn() {}

  /** Returns the word stored for a kind. */
  static String of(MessageKind kind) {
    return switch (kind) {
      case SAID -> SAID;
      case EMOTED -> EMOTED;
    };
  }

  /** Returns the kind that a stored word means; an unknown word means a message that was said. */
  static MessageKind read(String word) {
    return word.equals(EMOTED) ? MessageKind.EMOTED : MessageKind.SAID;
  }
}
