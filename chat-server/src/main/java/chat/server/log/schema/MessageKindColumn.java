package chat.server.log.schema;

import chat.protocol.MessageKind;
import chat.server.log.Draft;
import chat.server.log.LogMessage.Shown;
import java.util.Optional;

/**
 * Maps each kind of entry to the word that column {@code kind} stores. Column {@code refers} has,
 * of a changed message, the number of the last entry that changed it, and of such an entry, the
 * message's. Any thread.
 */
public final class MessageKindColumn {
  /** What is left of a message that was deleted. */
  public static final String TOMBSTONE = "gone";

  private static final String SAID = "said";
  private static final String EMOTED = "did";
  private static final String EDIT = "edit";
  private static final String DELETION = "drop";

  private MessageKindColumn() {}

  /** Returns the word stored for an entry. */
  public static String of(Draft draft) {
    return draft
        .change()
        .map(
            change ->
                switch (change.kind()) {
                  case EDIT -> EDIT;
                  case DELETION -> DELETION;
                })
        .orElseGet(() -> of(draft.kind()));
  }

  private static String of(MessageKind kind) {
    return switch (kind) {
      case SAID -> SAID;
      case EMOTED -> EMOTED;
    };
  }

  /** Returns the kind of message that a stored word means; empty for another entry. */
  public static Optional<MessageKind> read(String word) {
    return switch (word) {
      case SAID -> Optional.of(MessageKind.SAID);
      case EMOTED -> Optional.of(MessageKind.EMOTED);
      default -> Optional.empty();
    };
  }

  /** Returns what readers show of a row. */
  public static Shown shown(String word, long refers) {
    return switch (word) {
      case SAID, EMOTED -> refers == 0 ? Shown.MESSAGE : Shown.EDITED;
      case TOMBSTONE -> Shown.TOMBSTONE;
      case EDIT -> Shown.EDIT;
      case DELETION -> Shown.DELETION;
      default -> Shown.UNKNOWN;
    };
  }

  /** Returns what a row does to a message of its log. */
  public static Optional<Draft.Change> change(String word, long refers) {
    return switch (word) {
      case EDIT -> Optional.of(new Draft.Change(Draft.Change.Kind.EDIT, refers));
      case DELETION -> Optional.of(new Draft.Change(Draft.Change.Kind.DELETION, refers));
      default -> Optional.empty();
    };
  }
}
