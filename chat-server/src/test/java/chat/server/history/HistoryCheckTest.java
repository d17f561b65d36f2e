package chat.server.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.history.Event.Acked;
import chat.server.history.Event.Read;
import chat.server.history.Event.Reign;
import chat.server.history.Event.Sent;
import chat.server.history.Event.Welcomed;
import chat.server.history.Violation.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each kind of violation is found in a history that has it, and none in one that is right. */
class HistoryCheckTest {
  private final List<Event> events = new ArrayList<>();
  private final List<StoredRow> log = new ArrayList<>();
  private long nanos;

  private void sent(String client, long id, String text) {
    events.add(new Sent(++nanos, client, id, "#tea", text));
  }

  private void acked(String client, long id, long seq, String text) {
    events.add(new Acked(++nanos, client, 1, id, "#tea", seq, text, 0));
  }

  /** An acknowledgement on a connection, of what was sent at a time. */
  private void ackedOn(String client, int connection, long id, String text, long sent) {
    events.add(new Acked(++nanos, client, connection, id, "#tea", 0, text, sent));
  }

  private void read(String client, int connection, long seq, String text) {
    events.add(new Read(++nanos, client, connection, "#tea", seq, text));
  }

  private void welcomed(String client, int connection, String nick, long lastId) {
    events.add(new Welcomed(++nanos, client, connection, client, nick, lastId));
  }

  private void stored(long seq, String author, long id, String text) {
    log.add(new StoredRow("#tea", seq, author, id, text));
  }

  private void finds(Kind... expected) {
    List<Violation> found = Check.violations(events, log);
    assertEquals(List.of(expected), found.stream().map(Violation::kind).toList(), found::toString);
  }

  /** Two messages of alice and one of nc, which bob and a text client read. */
  private void rightHistory() {
    welcomed("alice", 1, "alice", 0);
    sent("alice", 1, "one");
    sent("nc", 0, "two");
    acked("alice", 1, 1, "one");
    sent("alice", 2, "three");
    welcomed("alice", 2, "alice", 2);
    acked("alice", 2, 0, "three");
    read("bob", 1, 1, "one");
    read("bob", 2, 2, "two");
    read("bob", 2, 3, "three");
    read("nc", 1, 0, "one");
    acked("nc", 0, 0, "two");
    read("nc", 1, 0, "two");
    read("nc", 2, 0, "three");
    stored(1, "alice", 1, "one");
    stored(2, "", 0, "two");
    stored(3, "alice", 2, "three");
  }

  @Test
  void nothingIsFoundInRightHistory() {
    rightHistory();
    events.add(new Reign(++nanos, 1, "a"));
    events.add(new Reign(++nanos, 1, "a"));
    events.add(new Reign(++nanos, 2, "b"));
    finds();
  }

  @Test
  void unconfirmedLinesMayBeStoredOrNot() {
    rightHistory();
    sent("nc", 0, "four");
    sent("nc", 0, "five");
    stored(4, "", 0, "four");
    read("bob", 2, 4, "four");
    finds();
  }

  @Test
  void lostMessagesAreFound() {
    rightHistory();
    sent("alice", 3, "four");
    acked("alice", 3, 4, "four");
    finds(Kind.LOST);
  }

  @Test
  void lostConfirmedLinesAreFound() {
    rightHistory();
    sent("nc", 0, "four");
    acked("nc", 0, 0, "four");
    finds(Kind.LOST);
  }

  @Test
  void otherNumberThanAcknowledgedIsFound() {
    sent("alice", 1, "one");
    acked("alice", 1, 2, "one");
    stored(1, "alice", 1, "one");
    finds(Kind.ACKED_ELSEWHERE);
  }

  @Test
  void otherAuthorOrIdThanSentIsFound() {
    sent("alice", 1, "one");
    sent("alice", 2, "two");
    acked("alice", 1, 1, "one");
    acked("alice", 2, 2, "two");
    stored(1, "bob", 1, "one");
    stored(2, "alice", 3, "two");
    finds(Kind.ACKED_ELSEWHERE, Kind.ACKED_ELSEWHERE);
  }

  @Test
  void doubledMessagesAreFound() {
    sent("alice", 1, "one");
    acked("alice", 1, 1, "one");
    stored(1, "alice", 1, "one");
    stored(2, "alice", 1, "one");
    finds(Kind.STORED_TWICE);
  }

  @Test
  void inventedMessagesAreFound() {
    stored(1, "alice", 1, "one");
    finds(Kind.NEVER_SENT);
  }

  @Test
  void unansweredMessagesAreFound() {
    sent("alice", 1, "one");
    finds(Kind.UNANSWERED);
  }

  @Test
  void missingNumbersAreFound() {
    sent("nc", 0, "one");
    stored(2, "", 0, "one");
    finds(Kind.GAP_IN_ROOM);
  }

  @Test
  void changedOrderOfAnAuthorIsFound() {
    sent("nc", 0, "one");
    sent("nc", 0, "two");
    stored(1, "", 0, "two");
    stored(2, "", 0, "one");
    finds(Kind.REORDERED);
  }

  @Test
  void numbersReadTwiceOrNeverAreFound() {
    rightHistory();
    read("bob", 2, 3, "three");
    read("carol", 1, 2, "two");
    read("carol", 1, 3, "three");
    finds(Kind.READ_GAP, Kind.READ_GAP);
  }

  @Test
  void linesReadTwiceOrNeverAreFound() {
    rightHistory();
    read("nc", 2, 0, "three");
    read("nc", 3, 0, "one");
    read("nc", 3, 0, "three");
    finds(Kind.READ_GAP, Kind.READ_GAP);
  }

  @Test
  void otherTextThanStoredIsFound() {
    rightHistory();
    read("carol", 1, 1, "two");
    read("nc", 3, 0, "four");
    finds(Kind.READ_DIFFERS, Kind.READ_DIFFERS);
  }

  @Test
  void readerThatEndsEarlyIsFound() {
    rightHistory();
    read("carol", 1, 1, "one");
    finds(Kind.READ_ENDS_EARLY);
  }

  @Test
  void nickOfTwoClientsIsFound() {
    welcomed("alice", 1, "nick", 0);
    welcomed("bob", 1, "nick", 0);
    sent("alice", 1, "one");
    ackedOn("alice", 1, 1, "one", nanos);
    stored(1, "alice", 1, "one");
    finds(Kind.SHARED_NICK);
  }

  @Test
  void nickMayGoToAnotherClientAfterTheLastProof() {
    welcomed("alice", 1, "nick", 0);
    sent("alice", 1, "one");
    long sentAt = nanos;
    // The acknowledgement arrives late, and one that repeats an old one proves nothing.
    welcomed("bob", 1, "nick", 0);
    ackedOn("alice", 1, 1, "one", sentAt);
    ackedOn("alice", 1, 1, "one", 0);
    stored(1, "alice", 1, "one");
    finds();
  }

  @Test
  void devicesOfAnAccountShareItsNick() {
    events.add(new Welcomed(++nanos, "laptop", 1, "account", "alice", 0));
    events.add(new Welcomed(++nanos, "phone", 1, "account", "alice", 0));
    sent("laptop", 1, "one");
    ackedOn("laptop", 1, 1, "one", nanos);
    stored(1, "laptop", 1, "one");
    finds();
  }

  @Test
  void lowerIdThanAcknowledgedIsFound() {
    rightHistory();
    welcomed("alice", 3, "alice", 1);
    finds(Kind.FORGOTTEN_ID);
  }

  @Test
  void sharedAndFallingEpochsAreFound() {
    events.add(new Reign(++nanos, 2, "a"));
    events.add(new Reign(++nanos, 2, "b"));
    events.add(new Reign(++nanos, 1, "b"));
    finds(Kind.EPOCH, Kind.EPOCH);
  }
}
