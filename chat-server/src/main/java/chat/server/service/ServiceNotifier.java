package chat.server.service;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies systemd by its program systemd-notify: Java can't send datagrams to a Unix socket. While
 * the server lives, a thread of its own notifies the watchdog.
 */
public final class ServiceNotifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceNotifier.class);
  private static final String SOCKET = "NOTIFY_SOCKET";
  private static final String PROGRAM = "systemd-notify";
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration BETWEEN_STATES = Duration.ofSeconds(1);
  private static final Duration PROGRAM_LIMIT = Duration.ofSeconds(10);

  private final String socket;
  private final Optional<Duration> interval;
  private final BooleanSupplier isLive;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean works = true;
  // The watchdog thread's.
  private boolean lived = true;

  private ServiceNotifier(String socket, Optional<Duration> interval, BooleanSupplier isLive) {
    this.socket = socket;
    this.interval = interval;
    this.isLive = isLive;
  }

  /**
   * Returns a notifier if systemd awaits notifications; see sd_notify(3).
   *
   * @param environment that of this process
   * @param isLive whether the server works
   */
  public static Optional<ServiceNotifier> of(
      Map<String, String> environment, BooleanSupplier isLive) {
    return Optional.ofNullable(environment.get(SOCKET))
        .map(socket -> new ServiceNotifier(socket, interval(environment), isLive));
  }

  /**
   * Returns how often the watchdog is notified: four times in the time after which it would act, so
   * that one failed probe, which takes seconds, does not end the server.
   */
  private static Optional<Duration> interval(Map<String, String> environment) {
    String pid = Long.toString(ProcessHandle.current().pid());
    String micros = environment.getOrDefault("WATCHDOG_USEC", "");
    boolean isOurs = environment.getOrDefault("WATCHDOG_PID", pid).equals(pid);
    return isOurs && micros.matches("[1-9][0-9]{0,17}")
        ? Optional.of(Duration.of(Long.parseLong(micros) / 4, ChronoUnit.MICROS))
        : Optional.empty();
  }

  /** Reports that the server accepts connections. */
  public void ready() {
    send("--ready");
    if (interval.isPresent()) {
      Thread thread = new Thread(() -> notifyWatchdog(interval.get()), "service-watchdog");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Shows in a line what the server does, whenever that has changed. Called once. */
  public void show(Supplier<String> state) {
    Thread thread = new Thread(() -> sendStates(state), "service-status");
    thread.setDaemon(true);
    thread.start();
  }

  private void sendStates(Supplier<String> state) {
    try {
      String sent = "";
      do {
        String now = state.get();
        if (!now.equals(sent)) {
          send("--status=" + now);
          sent = now;
        }
      } while (!closing.await(BETWEEN_STATES.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void notifyWatchdog(Duration every) {
    try {
      Duration pause = every;
      while (!closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        boolean live = isLive.getAsBoolean();
        if (live) {
          send("WATCHDOG=1");
        } else if (lived) {
          LOG.error("the hub does not answer: the watchdog gets no notification until it does");
        }
        lived = live;
        pause = live || every.compareTo(RETRY) < 0 ? every : RETRY;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reports that the server stops, which ends the watchdog's interest. */
  @Override
  public void close() {
    closing.countDown();
    send("STOPPING=1");
  }

  private void send(String... arguments) {
    List<String> command = new ArrayList<>(List.of(PROGRAM));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put(SOCKET, socket);
      Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      boolean ended = process.waitFor(PROGRAM_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      report(ended && process.exitValue() == 0, PROGRAM + " failed");
    } catch (IOException e) {
      report(false, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void report(boolean succeeded, String reason) {
    if (!succeeded && works) {
      LOG.warn(
          "can't notify systemd: {}. Install {}, or use Type=exec without a watchdog",
          reason,
          PROGRAM);
    }
    works = succeeded;
  }
}
