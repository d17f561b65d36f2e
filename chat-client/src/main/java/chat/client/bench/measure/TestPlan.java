package chat.client.bench.measure;

import chat.client.net.ServerAddress;
import java.time.Duration;

/**
 * What one test does.
 *
 * @param warmUp how long the load runs before the measurement
 * @param duration how long the measurement takes
 */
public record TestPlan(
    ServerAddress server, Workload workload, Duration warmUp, Duration duration) {
  /** How to start a server that a test can load fully, for messages. */
  public static final String HOW_TO_START =
      "start a server for the test with: chat-server --rate 0 --max-per-address 0 --max-connects 0"
          + " --data none";
}
