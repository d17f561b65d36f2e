package chat.server.history;

import chat.server.history.Event.Acked;
import chat.server.history.Event.Reign;
import chat.server.history.Event.Welcomed;
import chat.server.history.Violation.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds what two had that only one may have at a time: nicks, ids and epochs. */
final class Holders {
  private final List<Violation> violations = new ArrayList<>();

  private Holders() {}

  /**
   * How long a client surely held a nick on one connection: from the receipt of its WELCOME until
   * it sent the last message that the server stored on this connection.
   */
  private record Hold(String nick, String holder, long from, long until) {}

  /** Returns what is wrong with these events, which are in the order of time. */
  static List<Violation> violations(List<Event> events) {
    Holders holders = new Holders();
    holders.nicks(events);
    holders.ids(events);
    holders.epochs(events);
    return holders.violations;
  }

  private void nicks(List<Event> events) {
    Map<String, Long> proofs = new HashMap<>();
    for (Event event : events) {
      if (event instanceof Acked ack && ack.sent() != 0) {
        proofs.merge(ack.client() + " " + ack.connection(), ack.sent(), Math::max);
      }
    }
    Map<String, List<Hold>> byNick = new TreeMap<>();
    for (Event event : events) {
      if (event instanceof Welcomed login) {
        long until = proofs.getOrDefault(login.client() + " " + login.connection(), login.nanos());
        byNick
            .computeIfAbsent(login.nick(), nick -> new ArrayList<>())
            .add(new Hold(login.nick(), login.holder(), login.nanos(), until));
      }
    }
    byNick.values().forEach(this::disjoint);
  }

  private void disjoint(List<Hold> holds) {
    holds.sort(Comparator.comparingLong(Hold::from));
    for (int i = 0; i < holds.size(); i++) {
      Hold one = holds.get(i);
      Optional<Hold> other =
          holds.stream()
              .skip(i + 1L)
              .takeWhile(later -> later.from() < one.until())
              .filter(later -> !later.holder().equals(one.holder()))
              .findFirst();
      other.ifPresent(
          later -> violations.add(new Violation(Kind.SHARED_NICK, one + " and " + later)));
    }
  }

  private void ids(List<Event> events) {
    Map<String, Long> highest = new HashMap<>();
    for (Event event : events) {
      if (event instanceof Acked ack) {
        highest.merge(ack.client(), ack.id(), Math::max);
      } else if (event instanceof Welcomed login
          && login.lastId() < highest.getOrDefault(login.client(), 0L)) {
        violations.add(
            new Violation(
                Kind.FORGOTTEN_ID,
                login + ", but " + highest.get(login.client()) + " was acknowledged"));
      }
    }
  }

  private void epochs(List<Event> events) {
    Reign last = null;
    for (Event event : events) {
      if (event instanceof Reign reign) {
        if (last != null
            && (reign.epoch() < last.epoch()
                || (reign.epoch() == last.epoch() && !reign.node().equals(last.node())))) {
          violations.add(new Violation(Kind.EPOCH, reign + " after " + last));
        }
        last = reign;
      }
    }
  }
}
