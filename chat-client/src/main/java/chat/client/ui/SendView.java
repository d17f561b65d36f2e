package chat.client.ui;

import chat.protocol.ClientMessage;
import chat.protocol.ServerMessage;

/**
 * For who sends one message and wants to know what became of it: that alone is told, and on
 * standard error why it could not be done. The room's other life is not for it.
 */
public final class SendView implements View {
  private final LineOutput err;
  private final View confirmation;

  /**
   * A view for one message.
   *
   * @param confirmation told when the message is stored
   */
  public SendView(LineOutput err, View confirmation) {
    this.err = err;
    this.confirmation = confirmation;
  }

  @Override
  public void acknowledged(ClientMessage.Numbered message, ChatLine line) {
    confirmation.acknowledged(message, line);
  }

  @Override
  public void notice(String sentence) {
    err.lines(Notices.starred(sentence));
  }

  @Override
  public void message(ChatLine line) {
    // Others said it.
  }

  @Override
  public void news(String sentence) {
    // Nothing was asked.
  }

  @Override
  public void topic(ServerMessage.Topic topic, boolean entering) {
    // Nothing was asked.
  }

  @Override
  public void gap(ServerMessage.Gap gap) {
    // What is no longer held would not have been read.
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    // No chat server says this. Why that ends it is told by whoever finds out.
  }

  @Override
  public void pause() {
    // What came is not shown.
  }

  @Override
  public void ask(String question) {
    throw new IllegalStateException("nobody is there to answer: " + question);
  }
}
