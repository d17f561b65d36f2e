package chat.server.log;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.account.ClientId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages for tests, and what tests compare of stored ones. */
public final class Drafts {
  public static final LogName TEA = LogName.of(RoomName.of("#tea"));
  public static final LogName CAKE = LogName.of(RoomName.of("#cake"));
  public static final String ALICE = author("alice");
  public static final String BOB = author("bob");

  private Drafts() {}

  /** Returns the digest of the client id of a person with that name. */
  public static String author(String name) {
    return ClientId.of(name + "-client-id-of-a-test").digest();
  }

  public static Draft said(LogName log, String author, long id, String text) {
    return at(1_000, log, author, id, text);
  }

  public static Draft at(long epochMillis, LogName log, String author, long id, String text) {
    return new Draft(
        log, author, id, epochMillis, Nick.of("nick"), MessageKind.SAID, Text.of(text));
  }

  /** Returns messages without ids whose texts are "n 1", "n 2" and so on. */
  public static List<Draft> many(LogName log, int from, int to) {
    List<Draft> drafts = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      drafts.add(said(log, ALICE, 0, "n " + i));
    }
    return drafts;
  }

  /** Returns an entry that gives a message another text. */
  public static Draft edit(LogName log, String author, long id, long target, String text) {
    return change(said(log, author, id, text), Draft.Change.Kind.EDIT, target);
  }

  /** Returns an entry that deletes a message. */
  public static Draft deletion(LogName log, String author, long id, long target) {
    return change(said(log, author, id, ""), Draft.Change.Kind.DELETION, target);
  }

  private static Draft change(Draft draft, Draft.Change.Kind kind, long target) {
    return new Draft(
        draft.log(),
        draft.author(),
        draft.id(),
        draft.epochMillis(),
        draft.nick(),
        draft.account(),
        draft.kind(),
        draft.text(),
        Optional.of(new Draft.Change(kind, target)));
  }

  public static List<Long> seqs(List<LogMessage> messages) {
    return messages.stream().map(LogMessage::seq).toList();
  }

  public static List<String> texts(List<LogMessage> messages) {
    return messages.stream().map(message -> message.draft().text().toString()).toList();
  }
}
