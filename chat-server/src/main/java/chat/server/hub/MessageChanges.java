package chat.server.hub;

import chat.protocol.ChangeRequest;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.protocol.Text;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogPosition;
import chat.server.log.RoomLog;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides which stored message a request changes, and how: users edit and delete their own for some
 * time, and moderators delete any. The hub's thread.
 */
final class MessageChanges {
  /**
   * How far back in a room the last message of somebody is looked for, beyond the messages in
   * memory: the hub waits for it.
   */
  private static final int MAX_LOOKED_AT = 100;

  /** How many bytes of messages may be read for that. */
  private static final int MAX_BYTES = 1 << 16;

  private static final int READ_AT_ONCE = 10;

  private final RoomLog log;
  private final Duration within;
  private final TimeSource time;
  private final Moderators moderators;

  /** Answers who may delete the messages of others. */
  interface Moderators {
    boolean mayDelete(User user, Room room);
  }

  /**
   * Changes of the messages in a log.
   *
   * @param within how long after a message was written its author may change it; zero for never
   */
  MessageChanges(RoomLog log, Duration within, TimeSource time, Moderators moderators) {
    this.log = log;
    this.within = within;
    this.time = time;
    this.moderators = moderators;
  }

  /**
   * What a request does.
   *
   * @param text the message's new text; empty for a deletion
   */
  record Checked(Draft.Change change, Text text) {}

  /** Returns what a request does, or refuses it. */
  Checked check(User user, Room room, ChangeRequest request) throws RefusedException, LogException {
    LogMessage message = find(user, room, request);
    require(user, room, request, message);
    return request instanceof ChangeRequest.Edit edit
        ? new Checked(
            new Draft.Change(Draft.Change.Kind.EDIT, message.seq()), newText(edit, message))
        : new Checked(new Draft.Change(Draft.Change.Kind.DELETION, message.seq()), Text.EMPTY);
  }

  private void require(User user, Room room, ChangeRequest request, LogMessage message)
      throws RefusedException {
    boolean isDeletion = request instanceof ChangeRequest.Delete;
    if (isDeletion && moderators.mayDelete(user, room)) {
      return;
    }
    if (!isOwn(user, message)) {
      throw request.refusal(
          ErrorCode.NO_RIGHT,
          isDeletion
              ? "message %d is not yours, and only ops delete those of others"
                  .formatted(message.seq())
              : "message %d is not yours: only its author can edit it".formatted(message.seq()));
    }
    if (time.epochMillis() - message.draft().epochMillis() > within.toMillis()) {
      throw request.refusal(
          ErrorCode.TOO_LATE,
          within.isZero()
              ? "on this server, messages stay as they are"
              : "message %d is too old: its author can change it for %s"
                  .formatted(message.seq(), minutes()));
    }
  }

  private String minutes() {
    long seconds = within.toSeconds();
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  private static boolean isOwn(User user, LogMessage message) {
    Draft draft = message.draft();
    return user.person().isGuest()
        ? draft.account() == Draft.GUEST && draft.author().equals(user.author())
        : draft.account() == user.person().account();
  }

  private static Text newText(ChangeRequest.Edit edit, LogMessage message) throws RefusedException {
    if (!edit.replaces()) {
      return edit.text();
    }
    String[] lines = edit.text().toString().split("\n", 2);
    String before = message.draft().text().toString();
    int at = before.indexOf(lines[0]);
    if (at < 0) {
      throw edit.refusal(
          ErrorCode.NO_SUCH_MESSAGE,
          "message %d does not have \"%s\" in it".formatted(message.seq(), lines[0]));
    }
    String after = before.substring(0, at) + lines[1] + before.substring(at + lines[0].length());
    if (after.isBlank()) {
      throw edit.refusal(
          ErrorCode.EMPTY_TEXT, "nothing would be left of the message: /delete deletes it");
    }
    return Text.of(after);
  }

  private LogMessage find(User user, Room room, ChangeRequest request)
      throws RefusedException, LogException {
    if (request.seq().isEmpty()) {
      return findLast(user, room, request);
    }
    long seq = request.seq().getAsLong();
    Optional<LogMessage> entry = seq < 1 || seq > room.lastSeq() ? Optional.empty() : at(room, seq);
    boolean isGone = entry.isPresent() && entry.get().shown() == LogMessage.Shown.TOMBSTONE;
    return entry
        .filter(LogMessage::isMessage)
        .orElseThrow(
            () ->
                request.refusal(
                    ErrorCode.NO_SUCH_MESSAGE,
                    isGone
                        ? "message %d is deleted already".formatted(seq)
                        : "%s has no message %d".formatted(room.name(), seq)));
  }

  private Optional<LogMessage> at(Room room, long seq) throws LogException {
    if (!room.remembers(seq - 1)) {
      return log.read(List.of(new LogPosition(room.log(), seq))).stream().findFirst();
    }
    Optional<LogMessage> entry = room.after(seq - 1).stream().findFirst();
    return entry.isPresent() && isStored(entry.get()) ? entry : Optional.empty();
  }

  /** Returns whether the log still has a message that is in memory. */
  private boolean isStored(LogMessage message) throws LogException {
    return log.holds(new LogPosition(message.draft().log(), message.seq()));
  }

  private LogMessage findLast(User user, Room room, ChangeRequest request)
      throws RefusedException, LogException {
    Optional<Nick> author =
        request instanceof ChangeRequest.Delete deletion ? deletion.author() : Optional.empty();
    Predicate<LogMessage> wanted =
        author.isPresent()
            ? message -> message.draft().nick().equals(author.get())
            : message -> isOwn(user, message);
    List<LogMessage> recent = room.after(0);
    Optional<LogMessage> last = last(recent, wanted);
    if (last.isPresent() && !isStored(last.get())) {
      // Those before it are not stored, either.
      last = Optional.empty();
    } else if (last.isEmpty()) {
      long before = recent.isEmpty() ? room.lastSeq() + 1 : recent.get(0).seq();
      last = lastBefore(room, before, wanted);
    }
    return last.orElseThrow(
        () ->
            request.refusal(
                ErrorCode.NO_SUCH_MESSAGE,
                "none of the last messages in %s is %s"
                    .formatted(room.name(), author.map(nick -> "by " + nick).orElse("yours"))));
  }

  /** Reads from the newest message back, so that the limits leave out the oldest ones. */
  private Optional<LogMessage> lastBefore(Room room, long before, Predicate<LogMessage> wanted)
      throws LogException {
    long end = before - 1;
    long oldest = Math.max(0, end - MAX_LOOKED_AT);
    long bytes = 0;
    Optional<LogMessage> last = Optional.empty();
    while (last.isEmpty() && end > oldest && bytes < MAX_BYTES) {
      long after = Math.max(oldest, end - READ_AT_ONCE);
      List<LogMessage> page = log.read(room.log(), after, end, Integer.MAX_VALUE).messages();
      last = last(page, wanted);
      bytes += page.stream().mapToLong(message -> message.draft().weight()).sum();
      end = after;
    }
    return last;
  }

  private static Optional<LogMessage> last(List<LogMessage> entries, Predicate<LogMessage> wanted) {
    return entries.stream()
        .filter(LogMessage::isMessage)
        .filter(wanted)
        .reduce((earlier, later) -> later);
  }
}
