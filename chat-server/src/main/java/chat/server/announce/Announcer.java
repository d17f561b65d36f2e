package chat.server.announce;

import chat.network.LocalAddress;
import chat.protocol.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces the server on each network of this computer, and on those that it gets later. The
 * thread {@code announcer}, which is the only one that calls the library: registering and closing
 * take seconds.
 */
public final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final String HOST = "chat-server";
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  /** How long the server's stop waits for the goodbyes: without them, clients forget it later. */
  private static final Duration GOODBYE = Duration.ofMillis(250);

  private final Supplier<Announcement> current;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "announcer");
  private final Map<InetAddress, JmDNS> networks = new HashMap<>();
  private Announcement announcement; // since the first look

  private Announcer(Supplier<Announcement> current) {
    this.current = current;
  }

  /**
   * Starts announcing.
   *
   * @param current returns what to announce now, which may change; the announcer's thread calls it
   */
  public static Announcer start(Supplier<Announcement> current) {
    Announcer announcer = new Announcer(current);
    announcer.thread.setDaemon(true);
    announcer.thread.start();
    return announcer;
  }

  private void run() {
    try {
      do {
        renew();
        follow(addresses());
      } while (!closing.await(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      networks.values().forEach(JmDNS::unregisterAllServices);
    }
  }

  /** Withdraws what has changed: it is then announced like something new. */
  private void renew() {
    Announcement now = current.get();
    if (!now.equals(announcement)) {
      follow(Set.of());
      announcement = now;
    }
  }

  private Set<InetAddress> addresses() {
    try {
      return LocalAddress.forMulticast(
          address -> !address.isLinkLocalAddress() && announcement.isServedAt(address));
    } catch (SocketException e) {
      LOG.debug("can't list the networks", e);
      return Set.copyOf(networks.keySet());
    }
  }

  private void follow(Set<InetAddress> addresses) {
    for (InetAddress gone :
        networks.keySet().stream().filter(address -> !addresses.contains(address)).toList()) {
      close(networks.remove(gone));
    }
    for (InetAddress address : addresses) {
      if (!networks.containsKey(address) && closing.getCount() > 0) {
        announce(address);
      }
    }
  }

  private void announce(InetAddress address) {
    try {
      // The library asks the name server for an address's name, unless both have one.
      JmDNS network = JmDNS.create(LocalAddress.named(address, HOST), HOST);
      networks.put(address, network);
      network.registerService(
          ServiceInfo.create(
              Limits.SERVICE,
              announcement.name(),
              announcement.endpoint().getPort(),
              0,
              0,
              announcement.properties()));
      LOG.debug("announced at {} as {}", address, announcement.name());
    } catch (IOException | IllegalStateException e) {
      LOG.warn(
          "can't announce the server on the network of {}: {}. Others type its address",
          address.getHostAddress(),
          e.getMessage());
    }
  }

  private static void close(JmDNS network) {
    try {
      network.close();
    } catch (IOException e) {
      // The address is gone, and the socket with it.
    }
  }

  /** Ends the announcements; waits a quarter of a second at most. Any thread. */
  public void close() throws InterruptedException {
    closing.countDown();
    thread.join(GOODBYE.toMillis());
  }
}
