package chat.client.ui;

import chat.protocol.RoomName;
import java.time.Duration;
import java.util.Optional;

/** Shows and never reads: standard input is not for this run, and its end ends nothing. */
public final class ShowingConsole implements Console {
  private final View view;
  private final RoomList rooms;

  public ShowingConsole(View view, RoomList rooms) {
    this.view = view;
    this.rooms = rooms;
  }

  @Override
  public View view() {
    return view;
  }

  @Override
  public boolean isForPerson() {
    return false;
  }

  @Override
  public boolean showsLag() {
    return false;
  }

  @Override
  public void read(InputHandler handler) {
    // There is nothing to hand on, not even an end.
  }

  /** There is nothing that could not be sent any more. */
  @Override
  public boolean hasEnded(Duration patience) {
    return true;
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
