package chat.server;

import chat.network.AddressText;
import chat.server.hub.Hub;
import chat.server.log.RoomLog;
import chat.server.measure.HubCounts;
import chat.server.measure.ServerView;
import chat.server.measure.TrafficCounts;
import chat.server.net.Acceptor;
import chat.server.net.memory.ServerMemory;
import chat.server.tls.ServerTls;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What metrics and {@code --status} may know of a server. Any thread. */
final class RunningServer implements ServerView {
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);

  private final String software;
  private final Instant since;
  private final Parts parts;

  /** The parts of the server that it asks. */
  record Parts(
      Acceptor acceptor, Hub hub, RoomLog log, ServerMemory memory, Optional<ServerTls> tls) {}

  RunningServer(String software, Instant since, Parts parts) {
    this.software = software;
    this.since = since;
    this.parts = parts;
  }

  @Override
  public String software() {
    return software;
  }

  @Override
  public Instant since() {
    return since;
  }

  @Override
  public String address() {
    return parts.acceptor().endpoints().stream()
        .map(each -> AddressText.of(each.address()) + (each.isTls() ? " with TLS" : ""))
        .collect(Collectors.joining(", "));
  }

  @Override
  public Optional<Tls> tls() {
    return parts
        .tls()
        .map(
            tls ->
                new Tls(
                    tls.certificate().fingerprint().toString(),
                    tls.certificate().expiry(),
                    tls.counts()));
  }

  @Override
  public TrafficCounts traffic() {
    return parts.acceptor().counts();
  }

  @Override
  public HubCounts hub() {
    return parts.hub().counts();
  }

  @Override
  public long inboxBytes() {
    return parts.hub().inboxBytes();
  }

  @Override
  public long outboxBytes() {
    return parts.memory().roomLanes().used();
  }

  @Override
  public long unindexed() {
    return parts.log().unindexed();
  }

  @Override
  public long memoryBytes() {
    return parts.memory().all().used();
  }

  @Override
  public long memoryLimitBytes() {
    return parts.memory().all().limit();
  }

  @Override
  public long diskBytes() {
    return parts.log().diskUse().fileBytes();
  }

  @Override
  public long diskCountedBytes() {
    return parts.log().diskUse().countedBytes();
  }

  @Override
  public long diskLimitBytes() {
    return parts.log().diskUse().limitBytes();
  }

  @Override
  public long diskKeptBytes() {
    return parts.log().diskUse().keptBytes();
  }

  @Override
  public long diskKeptLimitBytes() {
    return parts.log().diskUse().keptLimitBytes();
  }

  @Override
  public boolean isLive() {
    try {
      return parts.hub().answersWithin(PROBE_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public Optional<String> notReadyBecause() {
    return parts
        .acceptor()
        .notAcceptingBecause()
        .or(
            () ->
                Optional.of(hub().failure().get())
                    .filter(why -> !why.isEmpty())
                    .map(why -> "can't store messages: " + why));
  }
}
