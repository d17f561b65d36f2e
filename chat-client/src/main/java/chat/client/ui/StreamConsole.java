package chat.client.ui;

import chat.protocol.RoomName;
import java.time.Duration;
import java.util.Optional;

/** Whole lines in and out: a pipe, or a terminal that can do no more. */
public final class StreamConsole implements Console {
  private final View view;
  private final boolean person;
  private final RoomList rooms;
  private final Input input;

  public StreamConsole(View view, Stdio stdio, RoomList rooms) {
    this.view = view;
    this.rooms = rooms;
    this.person = stdio.terminal();
    this.input = new Input(stdio);
  }

  @Override
  public View view() {
    return view;
  }

  @Override
  public boolean isForPerson() {
    return person;
  }

  @Override
  public boolean showsLag() {
    return false;
  }

  @Override
  public void read(InputHandler handler) {
    input.read(handler);
  }

  @Override
  public boolean hasEnded(Duration patience) throws InterruptedException {
    return input.hasEnded(patience);
  }

  @Override
  public Optional<RoomName> nextRoom() {
    return rooms.afterCurrent();
  }

  @Override
  public void clear() {
    // Lines that are printed stay.
  }

  @Override
  public void close() {
    // The streams are the process's own, and there is nothing to put back.
  }
}
