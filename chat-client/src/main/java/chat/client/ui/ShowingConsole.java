package chat.client.ui;

import java.time.Duration;

/** Shows and never reads: standard input is not for this run, and its end ends nothing. */
public final class ShowingConsole implements Console {
  private final View view;

  public ShowingConsole(View view) {
    this.view = view;
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
  public void read(InputHandler handler) {
    // There is nothing to hand on, not even an end.
  }

  /** There is nothing that could not be sent any more. */
  @Override
  public boolean hasEnded(Duration patience) {
    return true;
  }
}
