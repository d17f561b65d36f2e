package chat.server.hub.moderation;

import chat.protocol.ErrorCode;
import chat.protocol.ModRequest;
import chat.protocol.RefusedException;
import chat.protocol.ServerLimits;
import chat.protocol.ServerLimits.Limit;
import chat.protocol.command.UsageException;
import chat.server.log.moderation.RoomKeep;
import java.time.Duration;
import java.util.List;

/**
 * Which values the setting {@code keep} of a room may have: none with which its messages would be
 * stored longer than those of all rooms. Any thread.
 */
public final class KeepSetting {
  private static final String NONE = "-";

  private final ServerLimits limits;
  private final boolean isPruned;

  /**
   * The setting on a server.
   *
   * @param limits how long the messages of all rooms are stored
   * @param isPruned whether the log deletes messages of single rooms
   */
  public KeepSetting(ServerLimits limits, boolean isPruned) {
    this.limits = limits;
    this.isPruned = isPruned;
  }

  /** Returns what is stored of a typed value; empty for none. */
  String parse(String typed, ModRequest.Set request) throws RefusedException {
    if (typed.equals(NONE)) {
      return "";
    }
    if (!isPruned) {
      throw refusal(request, "no room can set keep: this server stores messages in memory alone");
    }
    RoomKeep keep = parsed(typed, request);
    List<Long> age = limits.numbers(Limit.KEEP_AGE);
    if (!age.isEmpty() && keep.age().toSeconds() > age.get(0)) {
      throw refusal(request, "no room of this server keeps messages for over " + time(age.get(0)));
    }
    List<Long> count = limits.numbers(Limit.KEEP_COUNT);
    if (!count.isEmpty() && keep.count() > count.get(0)) {
      throw refusal(
          request,
          "no room of this server keeps more than the newest %,d messages".formatted(count.get(0)));
    }
    return typed;
  }

  private static RoomKeep parsed(String typed, ModRequest.Set request) throws RefusedException {
    try {
      return RoomKeep.parse(typed);
    } catch (UsageException e) {
      throw refusal(
          request,
          "keep is an age like 30d or 1d12h, or a number of messages like 1000; - removes it");
    }
  }

  private static RefusedException refusal(ModRequest.Set request, String sentence) {
    return request.refusal(ErrorCode.BAD_SETTING, sentence);
  }

  /** Writes a time as it is typed, like {@code 1d12h}. */
  private static String time(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    return part(time.toDays(), "d")
        + part(time.toHoursPart(), "h")
        + part(time.toMinutesPart(), "m")
        + part(time.toSecondsPart(), "s");
  }

  private static String part(long count, String unit) {
    return count == 0 ? "" : count + unit;
  }
}
