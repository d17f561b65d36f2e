package chat.client.view;

import chat.client.event.Console;
import chat.client.event.InputHandler;
import chat.client.event.View;

/** Whole lines in and out: a pipe, or a terminal that can do no more. */
public final class StreamConsole implements Console {
  private final View view;
  private final boolean person;
  private final Input input;
  private final OutputQueue output;

  public StreamConsole(View view, Stdio stdio, OutputQueue output) {
    this.view = view;
    this.output = output;
    this.person = stdio.terminal();
    this.input = new Input(stdio, output);
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
  public void read(InputHandler handler) {
    input.read(handler);
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
