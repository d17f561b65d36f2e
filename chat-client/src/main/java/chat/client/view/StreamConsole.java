package chat.client.view;

import chat.client.event.Console;
import chat.client.event.InputHandler;
import chat.client.event.View;

/** Whole lines in and out: a pipe, or a terminal that can do no more. */
public final class StreamConsole implements Console {
  private final View view;
  private final boolean person;
  private final Input input;

  public StreamConsole(View view, Stdio stdio) {
    this.view = view;
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
  public void read(InputHandler handler) {
    input.read(handler);
  }
}
