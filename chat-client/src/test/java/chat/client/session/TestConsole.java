package chat.client.session;

import chat.client.event.Console;
import chat.client.event.InputHandler;
import chat.client.event.Page;
import chat.client.event.PagesSnapshot;
import chat.client.event.View;
import chat.protocol.RoomName;
import java.util.Optional;

/** A console of a test: shows nothing, and is read from by nobody. */
final class TestConsole implements Console {
  private final boolean isForPerson;
  private final boolean isScreen;
  private final boolean hasInput;
  private Optional<Page> nextPage = Optional.empty();

  private TestConsole(boolean isForPerson, boolean isScreen, boolean hasInput) {
    this.isForPerson = isForPerson;
    this.isScreen = isScreen;
    this.hasInput = hasInput;
  }

  static TestConsole screen() {
    return new TestConsole(true, true, true);
  }

  static TestConsole terminal() {
    return new TestConsole(true, false, true);
  }

  static TestConsole pipe() {
    return new TestConsole(false, false, true);
  }

  static TestConsole withoutInput() {
    return new TestConsole(false, false, false);
  }

  /** There are unread messages in this room. */
  void nextRoom(String room) {
    nextPage = Optional.of(Page.of(RoomName.of(room)));
  }

  @Override
  public View view() {
    return events -> {};
  }

  @Override
  public boolean isForPerson() {
    return isForPerson;
  }

  @Override
  public boolean showsRoundTrip() {
    return isScreen;
  }

  @Override
  public boolean hidesAtOnce() {
    return isScreen;
  }

  @Override
  public boolean hasInput() {
    return hasInput;
  }

  @Override
  public void read(InputHandler handler) {
    throw new AssertionError("the test itself hands input to the session");
  }

  @Override
  public Optional<Page> nextPage(PagesSnapshot pages) {
    return nextPage.or(() -> Console.super.nextPage(pages));
  }
}
