package chat.client.ui;

import java.time.ZoneId;

/** For a person, line by line. */
public final class TerminalView implements View {
  private final LineOutput out;
  private final TerminalFormat format;
  private final TerminalText text = new TerminalText(); // the reader thread's

  public TerminalView(LineOutput out, ZoneId zone) {
    this.out = out;
    this.format = new TerminalFormat(zone);
  }

  @Override
  public void message(ChatLine line) {
    out.lines(format.lines(line));
  }

  @Override
  public void notice(String sentence) {
    out.lines(Notices.starred(sentence));
  }

  @Override
  public void news(String sentence) {
    notice(sentence);
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    out.lines(text.add(bytes, from, to));
  }

  @Override
  public void pause() {
    out.lines(text.rest());
  }

  @Override
  public void ask(String question) {
    out.part(question);
  }
}
