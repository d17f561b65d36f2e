package chat.server.benchmark.log;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.protocol.account.ClientId;
import chat.server.log.Draft;
import chat.server.log.LogName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the messages of a log, oldest first: lengths, words, rooms and authors are distributed as
 * people write, and the times evenly over two years up to now. One thread.
 */
final class MessageSource {
  private static final int AUTHORS = 2_000;
  private static final double ROOMS_EXPONENT = 1.2;
  private static final double AUTHORS_EXPONENT = 0.8;

  /** The time between the oldest and the newest message. */
  static final Duration SPAN = Duration.ofDays(730);

  // The logarithms of the lengths are distributed normally: half of them are below 42 bytes.
  private static final double MEDIAN_BYTES = 42;
  private static final double SIGMA = 0.75;
  private static final int MAX_BYTES = 8_000;

  /** One word in so many is a number. */
  private static final int WORDS_PER_NUMBER = 50;

  private static final int NUMBERS = 1_000_000;

  private final LogShape shape;
  private final SplittableRandom random;
  private final Vocabulary vocabulary;
  private final Zipf rooms;
  private final Zipf authors = new Zipf(AUTHORS, AUTHORS_EXPONENT);
  private final List<LogName> roomNames = new ArrayList<>();
  private final List<String> digests = new ArrayList<>();
  private final List<Nick> nicks = new ArrayList<>();
  private final long[] ids = new long[AUTHORS];
  private final long end = System.currentTimeMillis();
  private int made;

  MessageSource(LogShape shape) {
    this.shape = shape;
    this.random = new SplittableRandom(shape.seed());
    this.vocabulary = new Vocabulary(shape.seed());
    this.rooms = new Zipf(shape.rooms() - 1, ROOMS_EXPONENT);
    for (int rank = 0; rank < shape.rooms(); rank++) {
      roomNames.add(new LogName(LogShape.room(rank)));
    }
    for (int author = 0; author < AUTHORS; author++) {
      digests.add(ClientId.of("client-id-of-author-" + author).digest());
      nicks.add(Nick.of("author-" + author));
    }
  }

  /** Returns the next message. */
  Draft next() {
    int author = authors.draw(random);
    // Before the first message of any other room, so that it stays the only one of its room.
    int room = made == 0 ? shape.rooms() - 1 : rooms.draw(random);
    return new Draft(
        roomNames.get(room),
        digests.get(author),
        ++ids[author],
        end - SPAN.toMillis() + SPAN.toMillis() * ++made / shape.messages(),
        nicks.get(author),
        MessageKind.SAID,
        Text.of(text()));
  }

  private String text() {
    double length = MEDIAN_BYTES * Math.exp(SIGMA * random.nextGaussian());
    StringBuilder text = new StringBuilder(word());
    while (text.length() < Math.min(length, MAX_BYTES)) {
      text.append(' ').append(word());
    }
    text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
    return text.append(random.nextInt(4) == 0 ? '?' : '.').toString();
  }

  private String word() {
    return random.nextInt(WORDS_PER_NUMBER) == 0
        ? Integer.toString(random.nextInt(NUMBERS))
        : vocabulary.draw(random);
  }
}
