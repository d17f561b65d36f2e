package chat.server.log.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What accounts have read, in memory. Its owner's lock guards it. */
final class MemoryMarks {
  private final Map<Long, Map<String, ReadMark>> marks = new LinkedHashMap<>();

  List<ReadMark> of(long account) {
    List<ReadMark> found = new ArrayList<>(marks.getOrDefault(account, Map.of()).values());
    found.sort(Comparator.comparing(ReadMark::place));
    return found;
  }

  void set(long account, List<ReadMark> changed) {
    Map<String, ReadMark> of = marks.computeIfAbsent(account, number -> new LinkedHashMap<>());
    changed.forEach(mark -> of.put(mark.place(), mark));
    bound(of);
  }

  private static void bound(Map<String, ReadMark> marks) {
    ReadMark inbox = marks.remove(ReadMark.INBOX);
    if (marks.size() > AccountStore.MAX_MARKS) {
      marks.values().removeIf(mark -> !mark.isIn());
      List<String> places = marks.keySet().stream().sorted().skip(AccountStore.MAX_MARKS).toList();
      marks.keySet().removeAll(places);
    }
    if (inbox != null) {
      marks.put(ReadMark.INBOX, inbox);
    }
  }

  void remove(long account) {
    marks.remove(account);
  }
}
