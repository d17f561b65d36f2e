package chat.server.cluster;

import chat.protocol.ServerLimits;
import chat.server.chat.HubSource;
import chat.server.chat.OpenChat;
import chat.server.hub.peer.ChatAccess;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.file.DataFolder;
import chat.server.log.postgres.PostgresLog;
import chat.server.log.postgres.Reign;
import chat.server.measure.ClusterCounts;
import chat.server.measure.ServerView;
import chat.server.time.TimeSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of several servers with one chat. Its thread stands by, claims the log, and has the chat
 * until the claim ends; then it begins again.
 *
 * <pre>
 * stands by → claims → owns the chat → its claim ends → stands by
 * </pre>
 */
public final class Node implements HubSource {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
  private static final Duration HUB_END_LIMIT = Duration.ofSeconds(10);

  private final ClusterSettings settings;
  private final Opened opened;
  private final DataFolder folder;
  private final OtherServers others;
  private final Role role = new Role();
  private final ClusterCounts counts =
      ClusterCounts.none(Arrays.stream(LogEndedException.Cause.values()).map(Node::word).toList());
  private final Standby standby;
  private final Thread thread = new Thread(this::run, "node");
  private volatile boolean isStarted;

  /** Ends the claim that this server has; empty while it has none. */
  private volatile Optional<HandOver> handOver = Optional.empty();

  /** Why it stood by last, empty since it has claimed. The node's thread. */
  private String lastWarning = "";

  /** What each chat of this server is made with. */
  private record Opened(OpenChat.Options options, Wires wires, TimeSource time) {}

  private Node(ClusterSettings settings, Opened opened, DataFolder folder) {
    this.settings = settings;
    this.opened = opened;
    this.folder = folder;
    this.others = new OtherServers(settings.self());
    this.standby = new Standby(settings, opened.time(), role, others, counts);
  }

  /**
   * Returns what opens a server that takes part in a chat.
   *
   * @throws LogException if the server's folder can't be used
   */
  public static Opening of(ClusterSettings settings) throws LogException {
    DataFolder folder = DataFolder.open(settings.folder());
    return (options, wires, time) -> open(settings, new Opened(options, wires, time), folder);
  }

  /** Refuses a database that is not safe, so that people see it when they start the server. */
  private static Node open(ClusterSettings settings, Opened opened, DataFolder folder)
      throws LogException {
    boolean isOpen = false;
    try {
      Node node = new Node(settings, opened, folder);
      node.standby.prepare();
      isOpen = true;
      return node;
    } catch (SQLException e) {
      throw new LogException("can't use the database: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted while connecting to the database", e);
    } finally {
      if (!isOpen) {
        folder.close();
      }
    }
  }

  /** Returns what encodes for clients that this server sends away. */
  Wires wires() {
    return opened.wires();
  }

  /** Waits for a few seconds until a server owns the chat; returns it if that is this one. */
  Optional<ChatAccess> awaitOwner() throws InterruptedException {
    return role.awaitOwner().map(OpenChat::hub);
  }

  /** Returns where clients of this server may continue: at the owner, if there is one. */
  List<ServerLimits.Peer> others() {
    return role.owner().map(address -> List.of(others.at(address))).orElseGet(others::live);
  }

  /** Returns why a client can't stay, for a person. */
  String sendsAwayBecause() {
    return role.owner().isPresent()
        ? "this server stands by"
        : "the database can't be reached; what you send waits";
  }

  @Override
  public ChatAccess access() {
    Optional<OpenChat> chat = role.chat();
    return chat.isPresent() ? chat.get().hub() : new StandbyAccess(this);
  }

  @Override
  public Optional<OpenChat> chat() {
    return role.chat();
  }

  @Override
  public Optional<String> standsByBecause() {
    return role.standsByBecause();
  }

  @Override
  public Optional<String> notReadyBecause() {
    return settings.isReadyAsStandby() && role.owner().isPresent()
        ? Optional.empty()
        : role.standsByBecause();
  }

  @Override
  public Optional<ServerView.Cluster> cluster() {
    return Optional.of(new ServerView.Cluster(role.state(settings.self()), counts));
  }

  private static String word(LogEndedException.Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isLive(Duration limit) throws InterruptedException {
    Optional<OpenChat> chat = role.chat();
    return chat.isPresent() ? chat.get().hub().answersWithin(limit) : thread.isAlive();
  }

  @Override
  public boolean isOnlyServer() {
    return role.owner().isEmpty() && others.live().isEmpty();
  }

  @Override
  public void moveClients() {
    handOver.ifPresent(
        end -> role.chat().ifPresent(chat -> chat.hub().moveClients(end::toOtherServers)));
  }

  @Override
  public void start() {
    isStarted = true;
    thread.start();
  }

  /** Lets the chat end in order; its lock is released by {@link #close}. */
  @Override
  public void stop(Duration limit) throws InterruptedException {
    Optional<OpenChat> chat = role.chat();
    if (chat.isPresent()) {
      chat.get().stop(limit);
    } else {
      role.stop();
    }
  }

  @Override
  public void close() {
    role.stop();
    try {
      if (isStarted) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    folder.close();
  }

  private void run() {
    try {
      while (!role.isStopping()) {
        try {
          Optional<Reign> claimed = standby.claim();
          lastWarning = "";
          if (claimed.isPresent()) {
            own(claimed.get());
          }
        } catch (LogException | LogEndedException | SQLException e) {
          warn(String.valueOf(e.getMessage()));
          role.failed(lastWarning);
          role.pause(AFTER_FAILURE);
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  /** Logs why it stands by, unless that is what it logged last: it may be so for hours. */
  private void warn(String why) {
    if (!why.equals(lastWarning)) {
      LOG.warn("this server stands by: {}", why);
    }
    lastWarning = why;
  }

  /** Has the chat until the claim ends, or this server is to stop. */
  private void own(Reign reign) throws LogException, InterruptedException {
    CountDownLatch hubEnded = new CountDownLatch(1);
    try {
      PostgresLog log = PostgresLog.open(reign, settings.retention(), opened.time());
      OpenChat chat = open(reign, log, hubEnded);
      try (Beat beat = new Beat(reign, chat.hub(), others, role, settings.lease())) {
        chat.start();
        beat.start();
        LOG.info("this server owns the chat: claim {}", reign.claim().epoch());
        role.owns(chat, reign.claim().epoch());
        // It may have ended before the chat was known.
        reign.ended().ifPresent(role::ended);
        handOver = Optional.of(standby.handOver(reign));
        role.awaitEndOfChat();
        handOver = Optional.empty();
        Optional<LogEndedException> end = reign.ended();
        if (end.isPresent()) {
          LOG.warn("this server no longer owns the chat: {}", end.get().getMessage());
          hubEnded.await(HUB_END_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        }
      } finally {
        role.lost();
        chat.close();
      }
    } finally {
      reign.close();
      counts
          .ended()
          .add(
              reign
                  .ended()
                  .map(end -> word(end.why()))
                  .orElse(role.isStopping() ? ClusterCounts.STOPPED : ClusterCounts.UNOPENED));
    }
  }

  private OpenChat open(Reign reign, PostgresLog log, CountDownLatch hubEnded) throws LogException {
    try {
      return new OpenChat(
          log.storage(),
          (accounts, moderation) ->
              opened.options().of(accounts, moderation).withOtherServers(others::live),
          opened.time(),
          ended -> {
            reign.end(ended);
            hubEnded.countDown();
          });
    } catch (LogException | RuntimeException e) {
      log.close();
      throw e;
    }
  }
}
