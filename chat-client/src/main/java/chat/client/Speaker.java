package chat.client;

import chat.client.commands.CommandTable;
import chat.client.net.Outbox;
import chat.client.ui.View;
import chat.protocol.ClientMessage;
import chat.protocol.command.UsageException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * Makes messages of typed lines and hands them to the outbox. The stdin thread runs it, and waits
 * here while too many messages are pending.
 */
final class Speaker {
  private final Outbox outbox;
  private final Rooms rooms;
  private final View view;
  private final CommandTable commands;
  private final IntSupplier maxTextBytes;
  private boolean toldKept;
  private final AtomicLong refusals = new AtomicLong();

  Speaker(Outbox outbox, Rooms rooms, View view, CommandTable commands, IntSupplier maxTextBytes) {
    this.outbox = outbox;
    this.rooms = rooms;
    this.view = view;
    this.commands = commands;
    this.maxTextBytes = maxTextBytes;
  }

  /** How many lines were not sent, because they make no sense or are too long. */
  long refusals() {
    return refusals.get();
  }

  /** Why a line can't be sent as it is; any thread, and nothing becomes of the line. */
  Optional<String> complaint(String line) {
    if (line.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<ClientMessage> message = commands.check(line, rooms.current());
      if (message.filter(this::isOverlong).isPresent()) {
        return Optional.of(tooLong(message.get().textBytes()));
      }
      return message.isPresent() && outbox.isFull()
          ? Optional.of(
              "not sent: %,d messages wait for the server already".formatted(Outbox.MAX_PENDING))
          : Optional.empty();
    } catch (UsageException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Takes a line; false if it was the last one, or nothing more can be sent. */
  boolean line(String line) throws InterruptedException {
    if (line.isEmpty()) {
      return true;
    }
    try {
      Optional<ClientMessage> message = commands.run(line, rooms.current());
      return message.isEmpty() || send(message.get());
    } catch (UsageException e) {
      refuse(e.getMessage());
      return true;
    }
  }

  void overlong(long bytes) {
    refuse(tooLong(bytes));
  }

  /** There is nothing more to say: the server answers what was said before and closes. */
  void bye() throws InterruptedException {
    outbox.put(new ClientMessage.Bye());
  }

  private boolean isOverlong(ClientMessage message) {
    return message.textBytes() > maxTextBytes.getAsInt();
  }

  private String tooLong(long bytes) {
    return "not sent: %,d bytes are too many, the server takes %,d"
        .formatted(bytes, maxTextBytes.getAsInt());
  }

  /** Takes what was typed or is to be sent as it is; false as {@link #line} says. */
  boolean send(ClientMessage message) throws InterruptedException {
    if (isOverlong(message)) {
      overlong(message.textBytes());
      return true;
    }
    if (message instanceof ClientMessage.Join join) {
      rooms.enter(join.room());
      view.front(rooms.current());
    }
    if (message instanceof ClientMessage.Leave leave) {
      // Before it is sent: the answer may be here before the next line is run.
      rooms.leaving(leave.room());
    }
    if (message instanceof ClientMessage.Numbered numbered) {
      // Before it is sent, for it may be acknowledged before the next line is run.
      view.pending(numbered);
    }
    // Before it is sent: a link that is lost by this very message was there when it was typed.
    boolean isCutOff = outbox.isCutOff();
    boolean sent = outbox.put(message);
    tellIfKept(message, isCutOff);
    if (message instanceof ClientMessage.Leave leave) {
      leave(leave);
    }
    return sent && !(message instanceof ClientMessage.Bye);
  }

  /** Once for each time that the link is lost. */
  private void tellIfKept(ClientMessage message, boolean isCutOff) {
    if (isCutOff && !toldKept && message instanceof ClientMessage.Numbered) {
      view.news("not connected; what you type is sent when the server is back");
    }
    toldKept = isCutOff && (toldKept || message instanceof ClientMessage.Numbered);
  }

  private void leave(ClientMessage.Leave leave) {
    boolean wasCurrent = rooms.isCurrent(leave.room());
    rooms.leave(leave.room());
    if (wasCurrent) {
      view.front(rooms.current());
    }
  }

  private void refuse(String why) {
    refusals.incrementAndGet();
    view.notice(why);
  }
}
