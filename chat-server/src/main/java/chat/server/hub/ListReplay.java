package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import java.util.Iterator;
import java.util.List;

/** Answers a question whose answer is a list that was made when it was asked. */
final class ListReplay extends Replay {
  private final Iterator<? extends ServerMessage> messages;
  private final Answer answer;

  ListReplay(List<? extends ServerMessage> messages, Answer answer) {
    this.messages = messages.iterator();
    this.answer = answer;
  }

  @Override
  boolean encodePage(ByteSink sink) {
    boolean any = messages.hasNext();
    while (messages.hasNext() && sink.size() < PAGE_BYTES) {
      answer.encode(messages.next(), sink);
    }
    return any;
  }

  @Override
  public boolean isAnswer() {
    return true;
  }

  @Override
  public void finish() {
    answer.finish();
  }
}
