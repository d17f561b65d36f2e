package chat.server.benchmark.log;

import chat.server.fixture.FramedUser;

/**
 * A client that makes one request after the other and returns, for each, the nanoseconds until its
 * answer was complete. One thread.
 */
final class Requests implements AutoCloseable {
  private static final int FOUND = 20;

  private final FramedUser user;

  /** A client that is logged in. */
  Requests(int port, String nick) {
    user = FramedUser.at(port);
    user.greetsAs(nick);
    user.seesOneLike("WELCOME .*");
  }

  /** Returns the number of the last message of a room. */
  long lastSeq(String room) {
    user.sends("JOIN " + room + " - 0");
    String live = user.seesOneLike("LIVE " + room + " [0-9]+");
    leave(room);
    return Long.parseLong(live.substring(live.lastIndexOf(' ') + 1));
  }

  /**
   * Joins a room, and leaves it again, which does not count.
   *
   * @param from what follows the room in JOIN
   */
  long join(String room, String from) {
    long start = System.nanoTime();
    user.sends("JOIN " + room + " " + from);
    awaitFrame("LIVE " + room);
    long nanos = System.nanoTime() - start;
    leave(room);
    return nanos;
  }

  /** Leaves a room. */
  void leave(String room) {
    user.sends("LEAVE " + room);
    awaitFrame("LEFT " + room);
  }

  /** Requests a page of a room before a message. */
  long history(String room, long before, int count) {
    long start = System.nanoTime();
    user.sends("HISTORY " + room + " " + before + " " + count);
    awaitFrame("DONE HISTORY " + room);
    return System.nanoTime() - start;
  }

  private void awaitFrame(String beginning) {
    String frame = user.next();
    while (!frame.startsWith(beginning)) {
      if (frame.startsWith("ERROR ")) {
        throw new IllegalStateException(frame);
      }
      frame = user.next();
    }
  }

  /**
   * Searches for the newest 20 messages.
   *
   * @param room its name, or {@code *} for all
   * @param to gets what the answer says
   */
  long search(String room, String words, SearchAnswers to) {
    long start = System.nanoTime();
    user.sends("SEARCH " + room + " " + FOUND + "⏎" + words);
    int messages = 0;
    String frame = user.next();
    while (!frame.startsWith("DONE SEARCH ") && !frame.startsWith("ERROR ")) {
      messages++;
      frame = user.next();
    }
    long nanos = System.nanoTime() - start;
    to.add(frame, messages);
    return nanos;
  }

  /** Sends a message into a room that both have joined, until the other client has it. */
  long say(String room, long id, Requests other) {
    long start = System.nanoTime();
    user.sends("SAY " + id + " " + room + "⏎Is anybody there?");
    other.awaitFrame("SAID " + room);
    long nanos = System.nanoTime() - start;
    awaitFrame("ACK " + id);
    return nanos;
  }

  /** Joins a room, and stays there. */
  void stay(String room) {
    user.joins(room);
  }

  @Override
  public void close() {
    user.close();
  }
}
