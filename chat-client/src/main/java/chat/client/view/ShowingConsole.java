package chat.client.view;

import chat.client.event.Console;
import chat.client.event.InputHandler;
import chat.client.event.View;

/** Shows and never reads: standard input and its end mean nothing here. */
public final class ShowingConsole implements Console {
  private final View view;
  private final OutputQueue output;

  public ShowingConsole(View view, OutputQueue output) {
    this.view = view;
    this.output = output;
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
  public boolean hasInput() {
    return false;
  }

  @Override
  public void read(InputHandler handler) {
    // There is no input, not even an end of it.
  }

  @Override
  public void awaitCapacity() throws InterruptedException {
    output.awaitCapacity();
  }

  /** Waits until everything is written. */
  @Override
  public void close() {
    try {
      output.drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
