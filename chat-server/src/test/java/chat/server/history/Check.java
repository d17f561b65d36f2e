package chat.server.history;

import chat.server.history.Event.Acked;
import chat.server.history.Event.Read;
import chat.server.history.Event.Sent;
import chat.server.history.Violation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares a history with the log at its end: what was sent, acknowledged and received. */
final class Check {
  private final List<Violation> violations = new ArrayList<>();
  private final Map<String, StoredRow> byText = new HashMap<>();
  private final Map<String, List<StoredRow>> rooms = new HashMap<>();
  private final Map<String, Sent> sent = new HashMap<>();
  private final List<Event> events;

  private Check(List<Event> events) {
    this.events = events;
  }

  /** Returns all violations; none is right. */
  static List<Violation> violations(List<Event> events, List<StoredRow> log) {
    List<Event> inOrder = new ArrayList<>(events);
    inOrder.sort(Comparator.comparingLong(Event::nanos));
    Check check = new Check(inOrder);
    check.of(Sent.class).forEach(one -> check.sent.putIfAbsent(one.text(), one));
    check.log(log);
    check.acknowledgements();
    check.readers();
    check.violations.addAll(Holders.violations(inOrder));
    return check.violations;
  }

  private <T extends Event> List<T> of(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void add(Kind kind, String what) {
    violations.add(new Violation(kind, what));
  }

  private void log(List<StoredRow> log) {
    for (StoredRow row : log) {
      rooms.computeIfAbsent(row.room(), room -> new ArrayList<>()).add(row);
      StoredRow other = byText.putIfAbsent(row.text(), row);
      if (other != null) {
        add(Kind.STORED_TWICE, other + " and " + row);
      }
      if (!sent.containsKey(row.text())) {
        add(Kind.NEVER_SENT, row.toString());
      }
    }
    for (List<StoredRow> room : rooms.values()) {
      room.sort(Comparator.comparingLong(StoredRow::seq));
      Map<String, Sent> lastOf = new HashMap<>();
      for (int i = 0; i < room.size(); i++) {
        StoredRow row = room.get(i);
        if (row.seq() != i + 1) {
          add(Kind.GAP_IN_ROOM, row + " is message " + (i + 1) + " of its room");
        }
        order(lastOf, row);
      }
    }
  }

  private void order(Map<String, Sent> lastOf, StoredRow row) {
    Sent here = sent.get(row.text());
    if (here == null) {
      return;
    }
    Sent before = lastOf.put(here.client(), here);
    if (before != null && (here.nanos() < before.nanos() || here.id() < before.id())) {
      add(Kind.REORDERED, before + " is stored before " + here);
    }
    boolean isAuthors = here.id() == 0 || row.author().equals(here.client());
    if (!isAuthors || row.id() != here.id() || !row.room().equals(here.room())) {
      add(Kind.ACKED_ELSEWHERE, here + " is stored as " + row);
    }
  }

  private void acknowledgements() {
    Set<String> answered = new HashSet<>();
    for (Acked ack : of(Acked.class)) {
      answered.add(ack.text());
      StoredRow row = byText.get(ack.text());
      if (row == null) {
        add(Kind.LOST, ack.toString());
      } else if (!row.room().equals(ack.room()) || (ack.seq() != 0 && row.seq() != ack.seq())) {
        add(Kind.ACKED_ELSEWHERE, ack + " is stored as " + row);
      }
    }
    for (Sent one : sent.values()) {
      if (one.id() != 0 && !answered.contains(one.text())) {
        add(Kind.UNANSWERED, one.toString());
      }
    }
  }

  private void readers() {
    // On the text wire, each connection reads from where the room is then.
    Map<String, Long> cursors = new HashMap<>();
    Map<String, Read> framed = new HashMap<>();
    for (Read read : of(Read.class)) {
      StoredRow row = byText.get(read.text());
      if (row == null
          || !row.room().equals(read.room())
          || (read.seq() != 0 && row.seq() != read.seq())) {
        add(Kind.READ_DIFFERS, read + ", but stored is " + row);
        continue;
      }
      boolean hasNumbers = read.seq() != 0;
      String reader = read.client() + " " + read.room();
      String key = hasNumbers ? reader : reader + " " + read.connection();
      long before = cursors.getOrDefault(key, hasNumbers ? 0 : row.seq() - 1);
      if (row.seq() != before + 1) {
        add(Kind.READ_GAP, read + ", which is " + row.seq() + ", after " + before);
      }
      cursors.put(key, row.seq());
      if (hasNumbers) {
        framed.put(key, read);
      }
    }
    framed.forEach((key, last) -> end(last, cursors.get(key)));
  }

  private void end(Read last, long cursor) {
    int end = rooms.get(last.room()).size();
    if (cursor < end) {
      add(Kind.READ_ENDS_EARLY, last + " is the last of " + end);
    }
  }
}
