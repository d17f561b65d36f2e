package chat.protocol;

/** How a person put a message to a room: as a sentence, or as something they do. */
public enum MessageKind {
  /** Shown as {@code alice: hello}. */
  SAID,
  /** An emote, shown as {@code ~ alice waves}. */
  EMOTED
}
