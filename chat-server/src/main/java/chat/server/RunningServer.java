package chat.server;

import chat.network.AddressText;
import chat.server.chat.HubSource;
import chat.server.log.DiskUse;
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
      Acceptor acceptor,
      HubSource source,
      HubCounts counts,
      ServerMemory memory,
      Optional<ServerTls> tls) {}

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
  public Optional<Cluster> cluster() {
    return parts.source().cluster();
  }

  @Override
  public TrafficCounts traffic() {
    return parts.acceptor().counts();
  }

  @Override
  public HubCounts hub() {
    return parts.counts();
  }

  @Override
  public long inboxBytes() {
    return parts.source().chat().map(chat -> chat.hub().inboxBytes()).orElse(0L);
  }

  @Override
  public long outboxBytes() {
    return parts.memory().roomLanes().used();
  }

  @Override
  public long unindexed() {
    return parts.source().chat().map(chat -> chat.log().unindexed()).orElse(0L);
  }

  @Override
  public long memoryBytes() {
    return parts.memory().all().used();
  }

  @Override
  public long memoryLimitBytes() {
    return parts.memory().all().limit();
  }

  private DiskUse diskUse() {
    return parts.source().chat().map(chat -> chat.log().diskUse()).orElse(DiskUse.NONE);
  }

  @Override
  public long diskBytes() {
    return diskUse().fileBytes();
  }

  @Override
  public long diskCountedBytes() {
    return diskUse().countedBytes();
  }

  @Override
  public long diskLimitBytes() {
    return diskUse().limitBytes();
  }

  @Override
  public long diskKeptBytes() {
    return diskUse().keptBytes();
  }

  @Override
  public long diskKeptLimitBytes() {
    return diskUse().keptLimitBytes();
  }

  @Override
  public boolean isLive() {
    try {
      return parts.source().isLive(PROBE_LIMIT);
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
        .or(parts.source()::notReadyBecause)
        .or(
            () ->
                Optional.of(hub().failure().get())
                    .filter(why -> !why.isEmpty())
                    .map(why -> "can't store messages: " + why));
  }
}
