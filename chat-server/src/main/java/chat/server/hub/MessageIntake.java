package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.MessageKind;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.server.log.Draft;
import java.time.Clock;

/**
 * Takes messages for the log. All that can be wrong with one is found before it takes its number,
 * so that a refused one does not use that up. The hub's thread.
 */
final class MessageIntake {
  private final int maxTextBytes;
  private final Clock clock;
  private final CommitBatch batch;
  private final Rooms rooms;
  private final Attendance attendance;

  MessageIntake(
      int maxTextBytes, Clock clock, CommitBatch batch, Rooms rooms, Attendance attendance) {
    this.maxTextBytes = maxTextBytes;
    this.clock = clock;
    this.batch = batch;
    this.rooms = rooms;
    this.attendance = attendance;
  }

  void submit(Session session, User user, ClientMessage.Numbered message) throws RefusedException {
    if (session.isNumbered() && isStoredAlready(user, message)) {
      batch.commitFor(session);
      session.reply(ServerMessage.Ack.again(message.id()));
      session.peer().answered(1);
      return;
    }
    Feed feed = target(user, message);
    if (message.text().byteLength() > maxTextBytes) {
      throw Chat.refusal(
          ErrorCode.TOO_LONG,
          message,
          "a text has at most %d bytes, and this one has %d"
              .formatted(maxTextBytes, message.text().byteLength()));
    }
    if (!user.isAnnounced()) {
      batch.commit();
      rooms.announce(user);
    }
    batch.add(new CommitBatch.Entry(session, user, message, feed, draft(user, message, feed)));
  }

  private boolean isStoredAlready(User user, ClientMessage.Numbered message)
      throws RefusedException {
    if (message.id() < user.nextId() && message.id() > user.lastId()) {
      // The same number twice in one batch: whether the first is stored shows once it's committed.
      batch.commit();
    }
    if (message.id() > user.nextId() || message.id() < 1) {
      throw Chat.refusal(
          ErrorCode.OUT_OF_ORDER, message, "the next message has number " + user.nextId());
    }
    return message.id() < user.nextId();
  }

  private Feed target(User user, ClientMessage.Numbered message) throws RefusedException {
    if (message instanceof ClientMessage.Tell tell) {
      return attendance
          .find(tell.nick())
          .map(User::inbox)
          .orElseThrow(
              () -> Chat.refusal(ErrorCode.NO_SUCH_NICK, message, "nobody is called that"));
    }
    return rooms.joined(user, message, ((ClientMessage.Say) message).room());
  }

  private Draft draft(User user, ClientMessage.Numbered message, Feed feed) {
    return new Draft(
        feed.log(),
        user.author(),
        message.id(),
        clock.millis(),
        user.nick(),
        message instanceof ClientMessage.Say say ? say.kind() : MessageKind.SAID,
        message.text());
  }
}
