package chat.server.measure;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * What connections have carried, and what was refused to them. Any thread.
 *
 * @param accepted connections that were served
 * @param refused connections that were not, by the limit that they exceeded
 * @param clients connections that are open, by wire
 * @param received bytes
 * @param sent bytes
 * @param refusals requests that were not carried out, by the code that their clients were sent
 * @param limits how often clients were slowed down or disconnected by a limit, by its name
 * @param replays answers of many pages and catch-ups that were begun
 * @param runningReplays those that are not complete
 */
public record TrafficCounts(
    LongAdder accepted,
    Counts refused,
    Counts clients,
    LongAdder received,
    LongAdder sent,
    Counts refusals,
    Counts limits,
    LongAdder replays,
    LongAdder runningReplays) {

  /** Published as zero until they are reached, so that the first time shows as a rise. */
  private static final List<String> LIMITS =
      List.of(
          "rate",
          "rate-bytes",
          "max-connects",
          "max-text",
          "max-per-day",
          "max-rooms",
          "max-data",
          "complete-within",
          "handshake",
          "ping",
          "stall",
          "max-work",
          "memory");

  private static final List<String> REFUSING_LIMITS =
      List.of("max-clients", "max-per-address", "max-connects", "memory", "system");

  /** The labels of {@link #clients}. */
  public static final String UNDECIDED = "undecided";

  public static final String TEXT = "text";
  public static final String FRAMES = "frames";

  /**
   * No connection yet.
   *
   * @param codes of refused requests, published as zero until they are sent
   */
  public static TrafficCounts none(List<String> codes) {
    return new TrafficCounts(
        new LongAdder(),
        new Counts(REFUSING_LIMITS),
        new Counts(List.of(UNDECIDED, TEXT, FRAMES)),
        new LongAdder(),
        new LongAdder(),
        new Counts(codes),
        new Counts(LIMITS),
        new LongAdder(),
        new LongAdder());
  }
}
