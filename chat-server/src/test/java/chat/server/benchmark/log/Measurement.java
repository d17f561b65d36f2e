package chat.server.benchmark.log;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;

/** Measures the requests of clients to one server, and prints a line for each kind. One thread. */
final class Measurement implements AutoCloseable {
  private static final int MOST = 200;
  private static final int WANTED = 50;
  private static final int LEAST = 10;
  private static final long MOST_NANOS = 2_000_000_000L;
  private static final long WANTED_NANOS = 20_000_000_000L;

  private static final int PAGE = 100;
  private static final String PAIR_ROOM = "#temp-pair";

  private final LogShape shape;
  private final int port;
  private final Lines lines;
  private final Requests client;
  private final Vocabulary vocabulary;
  private final SplittableRandom random = new SplittableRandom(1);

  Measurement(LogShape shape, int port, Lines lines) {
    this.shape = shape;
    this.port = port;
    this.lines = lines;
    this.client = new Requests(port, "measures");
    this.vocabulary = new Vocabulary(shape.seed());
  }

  /** Prints the times of JOIN and HISTORY. */
  void printReads() {
    List<Room> rooms = List.of(room(shape.largeRoom()), room(shape.smallRoom()));
    lines.heading("reading", List.of("large room", "small room"));
    printReads("join at the end", rooms, room -> client.join(room.name(), "" + room.end()));
    printReads("join, newest 20", rooms, room -> client.join(room.name(), "- 20"));
    printReads("join, newest 1,000", rooms, room -> client.join(room.name(), "- 1000"));
    printReads(
        "history, 100 anywhere",
        rooms,
        room -> client.history(room.name(), random.nextLong(2, room.end() + 2), PAGE));
  }

  private record Room(String name, long end) {}

  private interface RoomRequest {
    long run(Room room);
  }

  private Room room(String name) {
    return new Room(name, client.lastSeq(name));
  }

  private void printReads(String name, List<Room> rooms, RoomRequest request) {
    List<Lines.Cell> cells = new ArrayList<>();
    for (Room room : rooms) {
      cells.add(new Lines.Cell(times(number -> request.run(room)), ""));
    }
    lines.row(name, cells, "");
  }

  /** Prints how long a message takes from one client to another. */
  void printPair() {
    lines.heading("talking", List.of("a room of two"));
    try (Requests other = new Requests(port, "listens")) {
      client.stay(PAIR_ROOM);
      other.stay(PAIR_ROOM);
      // Rises from one run to the next: the server has stored the last id of this client.
      long id = System.currentTimeMillis() * MOST;
      Latencies times = times(number -> client.say(PAIR_ROOM, id + number, other));
      lines.row("a message to the other", List.of(new Lines.Cell(times, "")), "");
      client.leave(PAIR_ROOM);
    }
  }

  /** Begins the table of searches. */
  void printSearchHeading() {
    lines.heading("search, newest 20", List.of("large room", "small room", "all rooms"));
  }

  /** Prints the times of searches of one kind. */
  void printSearches(SearchWords words) {
    SearchAnswers all = new SearchAnswers();
    List<Lines.Cell> cells = new ArrayList<>();
    for (String room : List.of(shape.largeRoom(), shape.smallRoom(), "*")) {
      SearchAnswers answers = new SearchAnswers();
      Latencies times = times(number -> client.search(room, words.of(vocabulary, number), answers));
      cells.add(new Lines.Cell(times, answers.messagesEach()));
      all.addAll(answers);
    }
    lines.row(words.label(), cells, all.notes());
  }

  /** Measures requests of one kind: 200 of them within 2 s, 50 within 20 s, or else 10. */
  private static Latencies times(IntToLongFunction request) {
    Latencies times = new Latencies();
    while (times.count() < LEAST
        || (times.count() < WANTED && times.sum() < WANTED_NANOS)
        || (times.count() < MOST && times.sum() < MOST_NANOS)) {
      times.add(request.applyAsLong(times.count()));
    }
    return times;
  }

  @Override
  public void close() {
    client.close();
  }
}
