package chat.client.bench;

import chat.client.net.ServerAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the command line asked for, checked.
 *
 * @param warmUp how long the load runs before it is measured
 * @param duration how long it is measured
 * @param mayBeRemote whether a server on another computer may be put under load
 */
public record BenchSettings(
    ServerAddress server, Load load, Duration warmUp, Duration duration, boolean mayBeRemote) {

  /**
   * How the result is told.
   *
   * @param json as one JSON object instead of words
   * @param svg where to draw the latencies
   */
  public record Output(boolean json, Optional<Path> svg) {}
}
