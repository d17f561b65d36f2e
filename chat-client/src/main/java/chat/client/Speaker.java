package chat.client;

import chat.client.net.Outbox;
import chat.client.ui.View;
import chat.protocol.ClientMessage;
import chat.protocol.SlashCommand;
import chat.protocol.Typed;
import chat.protocol.UsageException;
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
  private final IntSupplier maxTextBytes;
  private boolean toldKept;
  private final AtomicLong refusals = new AtomicLong();

  Speaker(Outbox outbox, Rooms rooms, View view, IntSupplier maxTextBytes) {
    this.outbox = outbox;
    this.rooms = rooms;
    this.view = view;
    this.maxTextBytes = maxTextBytes;
  }

  /** How many lines were not sent, because they make no sense or are too long. */
  long refusals() {
    return refusals.get();
  }

  /** Takes a line; false if it was the last one, or nothing more can be sent. */
  boolean line(String line) throws InterruptedException {
    if (line.isEmpty()) {
      return true;
    }
    try {
      Typed typed = SlashCommand.read(line, rooms.current());
      return typed instanceof Typed.Message message ? send(message.message()) : help();
    } catch (UsageException e) {
      refuse(e.getMessage());
      return true;
    }
  }

  void overlong(long bytes) {
    refuse(
        "not sent: %,d bytes are too many, the server takes %,d"
            .formatted(bytes, maxTextBytes.getAsInt()));
  }

  /** There is nothing more to say: the server answers what was said before and closes. */
  void bye() throws InterruptedException {
    outbox.put(new ClientMessage.Bye());
  }

  private boolean help() {
    view.notice(String.join("\n", SlashCommand.table()));
    return true;
  }

  /** Takes what was typed or is to be sent as it is; false as {@link #line} says. */
  boolean send(ClientMessage message) throws InterruptedException {
    if (message.textBytes() > maxTextBytes.getAsInt()) {
      overlong(message.textBytes());
      return true;
    }
    if (message instanceof ClientMessage.Join join) {
      rooms.enter(join.room());
    }
    if (message instanceof ClientMessage.Leave leave) {
      // Before it is sent: the answer may be here before the next line is run.
      rooms.leaving(leave.room());
    }
    if (message instanceof ClientMessage.Numbered numbered) {
      // Before it is sent: it may be acknowledged before the next line is run.
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
      view.news(
          rooms
              .current()
              .map(room -> "you are in " + room + " now")
              .orElse("you are in no room now; /join ROOM enters one"));
    }
  }

  private void refuse(String why) {
    refusals.incrementAndGet();
    view.notice(why);
  }
}
