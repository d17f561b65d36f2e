package chat.server;

import chat.protocol.Limits;
import chat.protocol.command.Size;
import chat.server.hub.limit.HubLimits;
import chat.server.net.NetOptions;
import chat.server.net.accept.ConnectionLimits;
import chat.server.net.accept.OriginLimit;
import chat.server.net.input.RateLimit;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the command line that limit what clients may do. The main thread. */
final class LimitOptions {
  private static final int DEFAULT_PER_ADDRESS = 100;
  private static final int DEFAULT_CONNECTS = 60;
  private static final Size DEFAULT_MAX_DATA = new Size(10L << 30);

  /** What the write-ahead logs of both databases retain. {@code --keep} doesn't count them. */
  private static final long WAL_BYTES = 64L << 20;

  private static final long MEBIBYTE = 1L << 20;

  private static final Size DEFAULT_RATE_BYTES = new Size(64 * 1024);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--accounts-only",
      description =
          "Let only people with an account chat: guests may do nothing but log in, choose a nick"
              + " and register it (default: guests may chat, too).")
  private boolean accountsOnly;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Slow down a connection that sends more than N messages a second, after a burst of 100"
              + " (default: ${DEFAULT-VALUE}). 0: no limit.")
  private int rate;

  @Option(
      names = "--rate-bytes",
      paramLabel = "SIZE",
      description =
          "Slow down a connection that sends more than SIZE a second, such as 64k, after a burst"
              + " of 1m or the longest message (default: 64k,"
              + " but no limit with --rate 0). 0: no limit.")
  private Size rateBytes;

  @Option(
      names = "--max-work",
      paramLabel = "PERCENT",
      defaultValue = "2",
      description =
          "Let the next costly request of a connection (SEARCH, HISTORY, ROOMS, WHO, JOIN, NICK,"
              + " TOPIC, AUTH, HELLO, MOD, EDIT, DELETE) wait, for 5 s at most, while the server has"
              + " worked for these more than PERCENT of the time, after a burst of 0.25 s (default:"
              + " ${DEFAULT-VALUE})."
              + " 0: no limit.")
  private int maxWork;

  @Option(
      names = "--max-clients",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "Serve at most N connections at a time (default: ${DEFAULT-VALUE}). 0: no limit.")
  private int maxClients;

  @Option(
      names = "--max-per-address",
      paramLabel = "N",
      description =
          "Serve at most N connections from one address, or one IPv6 network (/64), at a time"
              + " (default: "
              + DEFAULT_PER_ADDRESS
              + ", but no limit for this computer itself). 0: no limit.")
  private Integer maxPerAddress;

  @Option(
      names = "--max-connects",
      paramLabel = "N",
      description =
          "Serve at most N new connections a minute from one address or network; those beyond it"
              + " wait up to 10 s, or are refused (default: "
              + DEFAULT_CONNECTS
              + ", but no limit for this computer itself). 0: no limit.")
  private Integer maxConnects;

  @Option(
      names = "--max-rooms",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "Let clients make rooms up to N in all (default: ${DEFAULT-VALUE}). 0: no limit.")
  private int maxRooms;

  @Option(
      names = "--max-text",
      paramLabel = "BYTES",
      defaultValue = "" + Limits.DEFAULT_MAX_TEXT_BYTES,
      description = "Longest message, in bytes of UTF-8 (default: ${DEFAULT-VALUE}).")
  private int maxText;

  @Option(
      names = "--max-per-day",
      paramLabel = "SIZE",
      defaultValue = "100m",
      description =
          "Store at most this much of one client or account within 24 hours, and 10 times as"
              + " much of one address or IPv6 network (/64) other than this computer (default:"
              + " ${DEFAULT-VALUE}). 0: no limit.")
  private Size maxPerDay;

  @Option(
      names = "--max-data",
      paramLabel = "SIZE",
      description =
          "Store no more messages once the files in the folder of --data have this size (default:"
              + " 10g, or half more than the size of --keep). 0: no limit.")
  private Size maxData;

  @Option(
      names = "--edit-within",
      paramLabel = "DURATION",
      defaultValue = "15m",
      description =
          "Let users edit and delete their own messages for this time (default: ${DEFAULT-VALUE})."
              + " 0: never.")
  private Duration editWithin;

  @Option(
      names = "--stall",
      paramLabel = "DURATION",
      defaultValue = "10m",
      description =
          "Close a connection that accepts no byte for this time while data waits for it (default:"
              + " ${DEFAULT-VALUE}). 0: never.")
  private Duration stall;

  @Option(
      names = "--complete-within",
      paramLabel = "DURATION",
      defaultValue = "10s",
      description =
          "Close a connection of a program that begins a frame, or begins to log in, and does not"
              + " complete it within this time (default: ${DEFAULT-VALUE}). 0: no limit.")
  private Duration completeWithin;

  @Option(
      names = "--ping",
      paramLabel = "DURATION",
      defaultValue = "60s",
      description =
          "Ask a program that has sent nothing for this time whether it is there, and close the"
              + " connection if it stays silent for as long again (default: ${DEFAULT-VALUE})."
              + " 0: never.")
  private Duration ping;

  /**
   * Refuses numbers that are out of range, as picocli refuses malformed values.
   *
   * @param keptBytes the size of {@code --keep}, 0 for none
   */
  void validate(long keptBytes) {
    require(rate >= 0, "--rate must be 0 or more");
    require(maxWork >= 0 && maxWork <= 100, "--max-work must be 0 to 100");
    require(maxClients >= 0, "--max-clients must be 0 or more");
    require(maxPerAddress == null || maxPerAddress >= 0, "--max-per-address must be 0 or more");
    require(maxConnects == null || maxConnects >= 0, "--max-connects must be 0 or more");
    require(maxRooms >= 0, "--max-rooms must be 0 or more");
    require(
        maxText >= Limits.MIN_MAX_TEXT_BYTES && maxText <= Limits.MAX_MAX_TEXT_BYTES,
        "--max-text must be %d to %d"
            .formatted(Limits.MIN_MAX_TEXT_BYTES, Limits.MAX_MAX_TEXT_BYTES));
    require(
        maxPerDay.bytes() == 0 || maxPerDay.bytes() >= 2L * maxText,
        "--max-per-day must be 0, or at least twice --max-text");
    // Otherwise messages would be refused before the oldest are deleted.
    long maxDataBytes = maxDataBytes(keptBytes);
    Size least = leastMaxData(keptBytes);
    require(
        keptBytes == 0 || maxDataBytes == 0 || maxDataBytes >= least.bytes(),
        "--keep: %s is too much for --max-data %s; allow at least %s with --max-data, or keep less"
            .formatted(new Size(keptBytes), new Size(maxDataBytes), least));
  }

  /** Returns the size of whole MiB that messages which are kept need with all that counts. */
  private static Size leastMaxData(long keptBytes) {
    long bytes = keptBytes + keptBytes / 4 + WAL_BYTES;
    return new Size((bytes + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE);
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  HubLimits hub() {
    return new HubLimits(maxRooms, maxPerDay.bytes(), accountsOnly, editWithin);
  }

  /**
   * Returns the size at which the data folder takes no more messages; 0 for none.
   *
   * @param keptBytes the size of {@code --keep}, 0 for none
   */
  long maxDataBytes(long keptBytes) {
    return maxData == null
        ? Math.max(DEFAULT_MAX_DATA.bytes(), keptBytes + keptBytes / 2)
        : maxData.bytes();
  }

  NetOptions net() {
    return new NetOptions(
        maxText,
        new RateLimit(rate, rateBytes(), maxWork),
        new NetOptions.TimeLimits(stall, completeWithin, ping, NetOptions.TimeLimits.USUAL_ARREARS),
        new ConnectionLimits(
            maxClients,
            originLimit(maxPerAddress, DEFAULT_PER_ADDRESS),
            originLimit(maxConnects, DEFAULT_CONNECTS)));
  }

  private long rateBytes() {
    if (rateBytes != null) {
      return rateBytes.bytes();
    }
    return rate == 0 ? 0 : DEFAULT_RATE_BYTES.bytes();
  }

  /** Returns a limit that exempts this computer itself by default. */
  private static OriginLimit originLimit(Integer count, int byDefault) {
    return new OriginLimit(count == null ? byDefault : count, count != null);
  }
}
