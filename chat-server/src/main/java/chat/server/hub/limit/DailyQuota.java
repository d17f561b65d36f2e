package chat.server.hub.limit;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import chat.protocol.Text;
import chat.protocol.command.Size;
import chat.server.hub.peer.Origin;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.recent.RecentlyUsed;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.Map;

/**
 * Refuses messages of clients that have stored too many bytes within a day, and of addresses whose
 * clients have stored ten times as many. The hub's thread.
 */
public final class DailyQuota {
  private static final int MAX_COUNTED = 10_000;
  private static final int CLIENTS_PER_ADDRESS = 10;
  private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();
  private static final int MINUTES_PER_HOUR = 60;

  /** What a message takes on the disk besides its text. */
  public static final int BYTES_BESIDE_TEXT = 100;

  private final long maxBytes;
  private final TimeSource time;
  private final long originNanos;
  // Those who have stored something most recently; the others start again with nothing.
  private final Map<String, BytesOfDay> clients = new RecentlyUsed<>(MAX_COUNTED);
  private final Map<String, BytesOfDay> addresses = new RecentlyUsed<>(MAX_COUNTED);

  /**
   * Nobody has stored anything.
   *
   * @param maxBytes how many bytes one client may store in a day; 0 for any number
   */
  public DailyQuota(long maxBytes, TimeSource time) {
    this.maxBytes = maxBytes;
    this.time = time;
    this.originNanos = time.nanoTime();
  }

  /** Refuses a message that would exceed what its author, or its address, may store in a day. */
  public void check(User user, ClientMessage.Numbered message) throws RefusedException {
    if (maxBytes == 0) {
      return;
    }
    int size = size(message.text());
    refuseUnlessWithin(
        maxBytes, size, clients.get(key(user.author(), user.person().account())), message, "you");
    Origin origin = user.session().orElseThrow().origin();
    if (!origin.isLoopback()) {
      refuseUnlessWithin(
          CLIENTS_PER_ADDRESS * maxBytes,
          size,
          addresses.get(origin.key()),
          message,
          "the clients of your address");
    }
  }

  private void refuseUnlessWithin(
      long limit, int size, BytesOfDay stored, ClientMessage.Numbered message, String who)
      throws RefusedException {
    long hour = hour();
    long possible = stored == null ? hour : stored.firstHourWithin(hour, limit - size);
    if (possible > hour) {
      throw message.refusal(
          ErrorCode.QUOTA,
          "%s may store at most %s in a day, counted by full hours; try again in %s"
              .formatted(who, new Size(limit), untilHour(possible)));
    }
  }

  private long hour() {
    return (time.nanoTime() - originNanos) / HOUR_NANOS;
  }

  private String untilHour(long hour) {
    Duration rest = Duration.ofNanos(hour * HOUR_NANOS - (time.nanoTime() - originNanos));
    long minutes = rest.plusMinutes(1).minusNanos(1).toMinutes();
    return minutes <= MINUTES_PER_HOUR
        ? minutes + " min"
        : (minutes + MINUTES_PER_HOUR - 1) / MINUTES_PER_HOUR + " hours";
  }

  /** Returns who stores: all devices of an account together, or one client. */
  private static String key(String author, long account) {
    return account == Draft.GUEST ? author : "=" + account;
  }

  private static int size(Text text) {
    return text.byteLength() + BYTES_BESIDE_TEXT;
  }

  /** Counts a message that is stored. */
  public void count(Origin origin, Draft message) {
    if (maxBytes == 0) {
      return;
    }
    long hour = hour();
    int size = size(message.text());
    clients
        .computeIfAbsent(key(message.author(), message.account()), a -> new BytesOfDay())
        .add(hour, size);
    if (!origin.isLoopback()) {
      addresses.computeIfAbsent(origin.key(), a -> new BytesOfDay()).add(hour, size);
    }
  }
}
