package chat.server.log;

import chat.protocol.Text;
import java.util.Optional;

/** A stored entry, and its number in its log, counted from 1. */
public record LogMessage(long seq, Draft draft, Shown shown) {
  /** What readers show of an entry. */
  public enum Shown {
    /** A message as it was written. */
    MESSAGE,
    /** A message whose text was replaced; the draft has the newest. */
    EDITED,
    /** What is left of a message that was deleted: all but its text. */
    TOMBSTONE,
    /** That a message was edited; the draft has the newest text. */
    EDIT,
    /** That a message was deleted. */
    DELETION,
    /**
     * Its number alone: an edit of a message that is no longer stored, or an entry of a kind that
     * only a newer server knows.
     */
    UNKNOWN
  }

  /** An entry that was just stored. */
  public LogMessage(long seq, Draft draft) {
    this(
        seq,
        draft,
        draft
            .change()
            .map(change -> change.kind() == Draft.Change.Kind.EDIT ? Shown.EDIT : Shown.DELETION)
            .orElse(Shown.MESSAGE));
  }

  /** Returns whether it has a text that was written as a message of its own. */
  public boolean isMessage() {
    return shown == Shown.MESSAGE || shown == Shown.EDITED;
  }

  /** Returns an entry that deletes this message, and is not stored. */
  LogMessage deletion() {
    return new LogMessage(
        0,
        new Draft(
            draft.log(),
            draft.author(),
            0,
            draft.epochMillis(),
            draft.nick(),
            draft.account(),
            draft.kind(),
            Text.EMPTY,
            Optional.of(new Draft.Change(Draft.Change.Kind.DELETION, seq))));
  }

  /** Returns what becomes of it once a later entry of its log is stored. */
  public LogMessage changedBy(LogMessage entry) {
    if (entry.draft.change().isEmpty()) {
      return this;
    }
    Draft.Change change = entry.draft.change().get();
    boolean isDeleted = change.kind() == Draft.Change.Kind.DELETION;
    if (isMessage() && seq == change.target()) {
      return isDeleted ? with(Text.EMPTY, Shown.TOMBSTONE) : with(entry.draft.text(), Shown.EDITED);
    }
    if (shown == Shown.EDIT && draft.change().get().target() == change.target()) {
      return isDeleted ? with(Text.EMPTY, Shown.UNKNOWN) : with(entry.draft.text(), Shown.EDIT);
    }
    return this;
  }

  /**
   * Returns an edit with the text that its message has now.
   *
   * @param message what is stored under the message's number
   */
  public LogMessage ofMessage(LogMessage message) {
    return message.isMessage()
        ? new LogMessage(seq, draft.withText(message.draft.text()), Shown.EDIT)
        : ofNoMessage();
  }

  /** Returns an edit of a message that is no longer stored. */
  public LogMessage ofNoMessage() {
    return with(Text.EMPTY, Shown.UNKNOWN);
  }

  private LogMessage with(Text text, Shown how) {
    return new LogMessage(seq, draft.withText(text), how);
  }
}
