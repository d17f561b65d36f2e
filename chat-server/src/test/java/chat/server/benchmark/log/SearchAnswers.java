package chat.server.benchmark.log;

import java.util.Map;
import java.util.TreeMap;

/** What the answers to searches of one kind say. One thread. */
final class SearchAnswers {
  /** {@code DONE SEARCH}, the room, the messages that are missing, and why others are. */
  private static final int MISSING_TOKEN = 3;

  private static final int WHY_TOKEN = 4;
  private static final String ERROR = "ERROR";

  private final Map<String, Integer> incomplete = new TreeMap<>();
  private int answers;
  private long messages;
  private long mostMissing;

  /**
   * Adds an answer.
   *
   * @param end the frame that ended it
   * @param found how many messages it had
   */
  void add(String end, int found) {
    answers++;
    messages += found;
    String[] tokens = end.split("[ ⏎]", -1);
    if (tokens[0].equals(ERROR)) {
      incomplete.merge(tokens[1], 1, Integer::sum);
      return;
    }
    if (tokens.length > MISSING_TOKEN && !tokens[MISSING_TOKEN].equals("-")) {
      mostMissing = Math.max(mostMissing, Long.parseLong(tokens[MISSING_TOKEN]));
    }
    if (tokens.length > WHY_TOKEN) {
      incomplete.merge(tokens[WHY_TOKEN], 1, Integer::sum);
    }
  }

  void addAll(SearchAnswers others) {
    answers += others.answers;
    messages += others.messages;
    mostMissing = Math.max(mostMissing, others.mostMissing);
    others.incomplete.forEach((why, count) -> incomplete.merge(why, count, Integer::sum));
  }

  /** Returns what a reader must know beside the times; empty if all answers are complete. */
  String notes() {
    StringBuilder notes = new StringBuilder();
    incomplete.forEach(
        (why, count) -> notes.append("  %d of %d %s".formatted(count, answers, why)));
    if (mostMissing > 0) {
      notes.append("  %s not indexed".formatted(Figures.count(mostMissing)));
    }
    return notes.toString();
  }

  /** Returns how many messages an answer has, on average. */
  String messagesEach() {
    return Figures.average(messages, answers);
  }
}
