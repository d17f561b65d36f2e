package chat.server.hub.query;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.Replay;
import java.util.Iterator;
import java.util.List;

/** Answers a query with a list that the hub has made. The connection's writer runs it. */
final class ListReplay extends Replay {
  private final Iterator<? extends ServerMessage> messages;
  private final Answer answer;

  ListReplay(List<? extends ServerMessage> messages, Answer answer) {
    this.messages = messages.iterator();
    this.answer = answer;
  }

  @Override
  protected boolean encodePage(ByteSink sink) {
    boolean any = messages.hasNext();
    while (messages.hasNext() && sink.size() < PAGE_BYTES) {
      answer.encode(messages.next(), sink);
    }
    return any;
  }

  @Override
  public void finish() {
    answer.finish();
  }
}
