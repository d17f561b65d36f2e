package chat.client.session.moderation;

import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.ModerationEvent;
import chat.client.session.login.NickLogin;
import chat.client.session.moderation.RecentMessages.Recent;
import chat.client.session.state.EventLog;
import chat.client.session.state.JoinedRoom;
import chat.client.session.state.JoinedRooms;
import chat.client.session.state.LookUps;
import chat.json.JsonScalar;
import chat.protocol.ChangeRequest;
import chat.protocol.MessageKind;
import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Turns edits and deletions into events; of our own, the server sends the acknowledgement alone.
 * The session thread owns it.
 */
public final class MessageChanges {
  private final JoinedRooms rooms;
  private final NickLogin login;
  private final EventLog events;
  private final RecentMessages recent = new RecentMessages();

  public MessageChanges(JoinedRooms rooms, NickLogin login, EventLog events) {
    this.rooms = rooms;
    this.login = login;
    this.events = events;
  }

  /** Remembers a message of a room, which may be changed later. */
  public void stored(ChatLine line) {
    line.room()
        .ifPresent(
            room ->
                recent.add(
                    new Recent(
                        room,
                        line.seq(),
                        line.nick(),
                        line.isOurAccounts(),
                        line.kind(),
                        line.text())));
  }

  /** Forgets a room's messages: its name may mean another log from now on. */
  public void forget(RoomName room) {
    recent.forget(room);
  }

  /** Forgets all messages: the server has another log. */
  public void logReplaced() {
    recent.clear();
  }

  /**
   * Somebody changed a message.
   *
   * @param ref of the request, if it was ours and pending
   */
  public void edited(ModMessage.Edited edited, Optional<JsonScalar> ref) {
    When when = rooms.when(edited.room());
    if (!rooms.advance(edited.room(), edited.seq()) || isUnwanted(when)) {
      return;
    }
    Optional<Recent> before = recent.find(edited.room(), edited.target());
    // A replay has the new text already in the message's place.
    boolean isNews =
        before.map(old -> !old.text().equals(edited.text())).orElse(when != When.BEFORE);
    Change change =
        new Change(edited.room(), edited.seq(), Instant.ofEpochMilli(edited.epochMillis()), when);
    Author author = author(edited.ownId().isPresent(), edited.nick(), edited.account());
    MessageKind kind = before.map(Recent::kind).orElse(MessageKind.SAID);
    before.ifPresent(old -> replace(old, edited.text()));
    events.add(
        new ModerationEvent.Edited(
            change
                .line(edited.nick(), edited.account(), kind, edited.text(), author)
                .withBot(edited.isBot()),
            edited.target(),
            isNews,
            ref));
  }

  /**
   * Somebody deleted a message, or a deleted one was found.
   *
   * @param lookUps one of which may have found it
   * @param ref of the request, if it was ours and pending
   */
  public void deleted(ModMessage.Deleted deleted, LookUps lookUps, Optional<JsonScalar> ref) {
    boolean isFound =
        deleted.isTombstone() && lookUps.awaitHistoryOf(deleted.room().value()) && !isNext(deleted);
    When when = isFound ? When.FOUND : rooms.when(deleted.room());
    if (isFound) {
      lookUps.found().ifPresent(query -> events.add(new ClientEvent.LookUpAnswered(query)));
    } else if (!rooms.advance(deleted.room(), deleted.seq()) || isUnwanted(when)) {
      return;
    }
    Optional<Nick> author =
        deleted.isTombstone()
            ? Optional.of(deleted.nick())
            : recent.find(deleted.room(), deleted.target()).map(Recent::nick);
    recent.remove(deleted.room(), deleted.target());
    Change change =
        new Change(
            deleted.room(), deleted.seq(), Instant.ofEpochMilli(deleted.epochMillis()), when);
    events.add(
        new ModerationEvent.Deleted(
            change.line(
                deleted.nick(),
                deleted.account(),
                MessageKind.SAID,
                Text.EMPTY,
                author(deleted.ownId().isPresent(), deleted.nick(), deleted.account())),
            deleted.target(),
            author,
            ref));
  }

  /** Whether it is from before we entered its room, and nobody asked for that. */
  private boolean isUnwanted(When when) {
    return when == When.BEFORE && !rooms.hasPast();
  }

  /** Whether it may be the next of a replay, which moves the cursor. */
  private boolean isNext(ModMessage.Deleted deleted) {
    OptionalLong cursor =
        rooms.find(deleted.room()).map(JoinedRoom::cursor).orElse(OptionalLong.empty());
    return cursor.isEmpty() || deleted.seq() == cursor.getAsLong() + 1;
  }

  /** The server stored a change of ours; what it changed is known if it was received lately. */
  public void acknowledged(ChangeRequest request, ServerMessage.Ack ack, Optional<JsonScalar> ref) {
    Optional<Recent> before = target(request);
    long target = request.seq().orElse(before.map(Recent::seq).orElse(0L));
    Instant time = ack.epochMillis() == 0 ? Instant.now() : Instant.ofEpochMilli(ack.epochMillis());
    Change change = new Change(request.room(), ack.seq(), time, When.NOW);
    if (request instanceof ChangeRequest.Edit edit) {
      Text text = before.map(old -> applied(edit, old.text())).orElse(withoutOld(edit));
      before.ifPresent(old -> replace(old, text));
      MessageKind kind = before.map(Recent::kind).orElse(MessageKind.SAID);
      events.add(new ModerationEvent.Edited(ours(change, kind, text), target, true, ref));
    } else {
      recent.remove(request.room(), target);
      ChatLine line = ours(change, MessageKind.SAID, Text.EMPTY);
      events.add(new ModerationEvent.Deleted(line, target, before.map(Recent::nick), ref));
    }
  }

  private ChatLine ours(Change change, MessageKind kind, Text text) {
    return change
        .line(login.nick(), login.account().number(), kind, text, Author.US)
        .withBot(login.account().isBot());
  }

  private Optional<Recent> target(ChangeRequest request) {
    if (request.seq().isPresent()) {
      return recent.find(request.room(), request.seq().getAsLong());
    }
    return request instanceof ChangeRequest.Delete delete && delete.author().isPresent()
        ? recent.last(delete.room(), message -> message.nick().equals(delete.author().get()))
        : recent.last(request.room(), Recent::isOurs);
  }

  private static Text applied(ChangeRequest.Edit edit, Text before) {
    if (!edit.replaces()) {
      return edit.text();
    }
    String[] words = edit.text().toString().split("\n", 2);
    String text = before.toString();
    int at = text.indexOf(words[0]);
    return at < 0
        ? before
        : Text.of(text.substring(0, at) + words[1] + text.substring(at + words[0].length()));
  }

  /** Returns what is known of the new text if the old one is not. */
  private static Text withoutOld(ChangeRequest.Edit edit) {
    return edit.replaces() ? Text.EMPTY : edit.text();
  }

  private void replace(Recent old, Text text) {
    recent.add(new Recent(old.room(), old.seq(), old.nick(), old.isOurs(), old.kind(), text));
  }

  private Author author(boolean isOwn, Nick nick, long account) {
    if (isOwn) {
      return Author.US;
    }
    if (login.account().isOurs(account)) {
      return Author.OTHER_DEVICE;
    }
    return login.isOurs(nick) ? Author.NAMESAKE : Author.OTHER;
  }

  /** Where and when a change was stored. */
  private record Change(RoomName room, long seq, Instant time, When when) {
    ChatLine line(Nick nick, long account, MessageKind kind, Text text, Author author) {
      return new ChatLine(
          Optional.of(room), seq, time, true, nick, account, kind, text, when, author);
    }
  }
}
