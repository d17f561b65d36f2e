package chat.client.bench.load;

import chat.client.bench.measure.TestPlan;
import chat.client.net.CannotConnectException;
import chat.client.net.Connector;
import chat.client.net.TlsPolicy;
import java.io.IOException;
import java.time.Duration;

/** Opens the members' connections, and explains a failure. The thread that runs the test. */
final class MemberConnector {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Open files that a JVM needs besides the connections, rounded up. */
  private static final int OTHER_FILES = 200;

  private final Connector connector = new Connector(TIMEOUT, TlsPolicy.ANY_SERVER);
  private final TestPlan plan;

  MemberConnector(TestPlan plan) {
    this.plan = plan;
  }

  /** Connects a member, numbered from 0. */
  LoadConnection connect(int member) throws BenchException {
    try {
      return new LoadConnection(connector.connect(plan.server()));
    } catch (CannotConnectException e) {
      throw isOutOfFiles(e) ? outOfFiles(member) : new BenchException(e.getMessage());
    } catch (IOException e) {
      throw new BenchException(
          "the connection to %s broke at once: %s".formatted(plan.server(), e.getMessage()));
    }
  }

  /** The JDK reports this in the system's words alone: "Too many open files" on most systems. */
  private static boolean isOutOfFiles(CannotConnectException e) {
    return String.valueOf(e.getCause()).contains("open files");
  }

  private BenchException outOfFiles(int connected) {
    int members = plan.workload().members();
    return new BenchException(
        "this computer allowed %d of %d connections: too many open files. Allow more with ulimit -n %d, or choose fewer --members"
            .formatted(connected, members, members + OTHER_FILES));
  }
}
