package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A user who sends random requests in bursts and checks each frame against a model: answers come in
 * the order of the requests, and lists of members equal what JOINED, LEFT and RENAMED add up to. A
 * thread of its own.
 */
final class ModelledUser {
  private static final List<String> ROOMS = List.of("#a", "#b", "#c");
  private static final int MAX_BURST = 25;

  private final FramedUser user;
  private final Random random;
  private String nick;
  private final long seed;
  private long lastId;
  private int lastTopic;
  // The beginnings of answers that are due, in order; "|" separates alternatives.
  private final Queue<String> due = new ArrayDeque<>();
  // Messages that a replay may show: their answers may come at any place.
  private final Set<Long> unordered = new HashSet<>();
  private final Set<String> topics = new HashSet<>(); // that we set, and have not seen yet
  private final Map<String, Set<String>> members = new HashMap<>(); // of rooms that are live
  private final Map<String, Long> cursors = new HashMap<>(); // of rooms that are live
  private final Set<String> joining = new HashSet<>();
  private final List<String> trace = new ArrayList<>();

  ModelledUser(FramedUser user, String nick, long seed) {
    this.user = user;
    this.nick = nick;
    this.seed = seed;
    this.random = new Random(seed);
  }

  void sendsBursts(int count) {
    for (int i = 0; i < count; i++) {
      List<String> burst = new ArrayList<>();
      Set<String> moved = new HashSet<>();
      for (int requests = 1 + random.nextInt(MAX_BURST); requests > 0; requests--) {
        burst.add(request(ROOMS.get(random.nextInt(ROOMS.size())), moved));
      }
      trace.add("sent " + burst);
      user.sendsAtOnce(burst.toArray(new String[0]));
      while (!due.isEmpty() || !joining.isEmpty() || !unordered.isEmpty()) {
        receives(user.next());
      }
    }
  }

  /** Makes a request; each burst joins or leaves a room only once, so that its state is known. */
  private String request(String room, Set<String> moved) {
    boolean isIn = members.containsKey(room) || joining.contains(room);
    return switch (random.nextInt(13)) {
      case 0 -> moved.add(room) ? join(room) : who(room);
      case 1 -> isIn && moved.add(room) ? leave(room) : who(room);
      case 2, 3, 4 -> say(room, isIn && !moved.contains(room), joining.contains(room));
      case 5 -> dueAfter("TELL " + ++lastId + " user" + random.nextInt(8) + "⏎x", told());
      case 6 -> rename("user" + random.nextInt(8) + (random.nextBoolean() ? "" : "x"));
      case 7 -> dueAfter("ROOMS", "DONE ROOMS");
      case 8 -> dueAfter("HISTORY " + room + " - 30", "DONE HISTORY " + room);
      case 9 -> isIn && !moved.contains(room) && !joining.contains(room) ? topic(room) : "PONG x";
      case 10 -> "PONG x";
      case 11 -> dueAfter("BOGUS " + room, "ERROR unknown-verb BOGUS");
      default -> who(room);
    };
  }

  private String dueAfter(String request, String answer) {
    due.add(answer);
    return request;
  }

  private String told() {
    return "ACK " + lastId + " @ |ERROR no-such-nick TELL " + lastId;
  }

  private String rename(String next) {
    return dueAfter("NICK " + next, "RENAMED |ERROR nick-in-use NICK");
  }

  private String topic(String room) {
    String topic = "topic " + ++lastTopic + " of " + seed;
    due.add("TOPIC " + room + "⏎" + topic);
    topics.add(topic);
    return "TOPIC " + room + "⏎" + topic;
  }

  private String who(String room) {
    return dueAfter("WHO " + room, "DONE WHO " + room);
  }

  private String join(String room) {
    joining.add(room);
    members.remove(room);
    cursors.remove(room);
    return "JOIN " + room + (random.nextBoolean() ? "" : " 0");
  }

  private String leave(String room) {
    return dueAfter("LEAVE " + room, "LEFT " + room);
  }

  private String say(String room, boolean isIn, boolean isJoining) {
    lastId++;
    String verbAndId = (random.nextBoolean() ? "SAY " : "EMOTE ") + lastId;
    if (isJoining) {
      unordered.add(lastId);
    } else if (isIn) {
      due.add("ACK " + lastId + " " + room);
    } else {
      due.add("ERROR not-in-room " + verbAndId);
    }
    return verbAndId + " " + room + "⏎x";
  }

  private void receives(String frame) {
    trace.add(frame);
    String[] head = frame.split("⏎", 2)[0].split(" ");
    switch (head[0]) {
      case "MEMBERS" -> list(head[1], frame, user.next());
      case "JOINED" -> changed(head[1], set -> assertTrue(set.add(head[2]), this::toString));
      case "LEFT" -> left(head[1], head[2], frame);
      case "RENAMED" -> renamed(head[1], head[2], frame);
      case "SAID", "EMOTED" -> said(head);
      case "ACK" -> acknowledged(head, frame);
      case "PAST", "ROOM" ->
          assertTrue(due.peek().startsWith("DONE " + answered(head[0])), this::toString);
      case "TOPIC" -> topicChanged(frame);
      default -> answers(frame);
    }
  }

  /** Takes the answer to our own TOPIC; others' topics, and those of replays, come at any place. */
  private void topicChanged(String frame) {
    if (topics.remove(frame.substring(frame.indexOf('⏎') + 1))) {
      answers(frame);
    }
  }

  private static String answered(String verb) {
    return verb.equals("PAST") ? "HISTORY" : "ROOMS";
  }

  /** Takes an answer, which must be the next that is due. */
  private void answers(String frame) {
    String next = due.poll();
    assertNotNull(next, this::toString);
    assertTrue(
        Arrays.stream(next.split("\\|")).anyMatch(frame::startsWith), () -> "due: " + next + this);
  }

  private void list(String room, String frame, String next) {
    trace.add(next);
    Set<String> nicks =
        new TreeSet<>(List.of(frame.split("⏎")).subList(1, frame.split("⏎").length));
    if (next.startsWith("LIVE " + room + " ")) {
      assertTrue(joining.remove(room), this::toString);
      members.put(room, nicks);
      cursors.put(room, Long.parseLong(next.substring(next.lastIndexOf(' ') + 1)));
    } else {
      answers(next);
      assertEquals("DONE WHO " + room, next, this::toString);
      ifLive(room, set -> assertEquals(set, nicks, this::toString));
    }
  }

  private interface Check {
    void of(Set<String> nicks);
  }

  /** Changes the members of a room, which must be one that the user is in. */
  private void changed(String room, Check change) {
    assertTrue(members.containsKey(room) || joining.contains(room), this::toString);
    ifLive(room, change);
  }

  private void ifLive(String room, Check check) {
    if (members.containsKey(room)) {
      check.of(members.get(room));
    }
  }

  private void left(String room, String who, String frame) {
    if (who.equals(nick)) {
      answers(frame);
      members.remove(room);
      cursors.remove(room);
    } else {
      changed(room, set -> assertTrue(set.remove(who), this::toString));
    }
  }

  private void renamed(String before, String now, String frame) {
    boolean isKnown = !joining.isEmpty();
    for (Set<String> nicks : members.values()) {
      if (nicks.remove(before)) {
        isKnown = true;
        assertTrue(nicks.add(now), this::toString);
      }
    }
    if (before.equals(nick)) {
      answers(frame);
      nick = now;
    } else {
      assertTrue(isKnown, this::toString);
    }
  }

  private void said(String[] head) {
    advance(head[1], Long.parseLong(head[2]));
    if (head.length > 5) {
      unordered.remove(Long.parseLong(head[5]));
    }
  }

  private void acknowledged(String[] head, String frame) {
    if (!unordered.remove(Long.parseLong(head[1]))) {
      answers(frame);
    }
    advance(head[2], Long.parseLong(head[3]));
  }

  private void advance(String room, long seq) {
    cursors.computeIfPresent(
        room,
        (name, cursor) -> {
          assertEquals(cursor + 1, seq, this::toString);
          return seq;
        });
  }

  @Override
  public String toString() {
    int from = Math.max(0, trace.size() - 60);
    return "\n" + nick + ":\n" + String.join("\n", trace.subList(from, trace.size()));
  }
}
