package chat.server.log;

import chat.protocol.MessageKind;

/** The words that column {@code kind} stores for each kind of message. Any thread. */
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
