package chat.client.discovery;

import chat.network.LocalAddress;
import chat.protocol.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;

/**
 * Queries all networks of this computer for servers. The main thread waits; a daemon thread for
 * each network sends the query, and the library's own threads receive the answers.
 */
public final class Discovery implements ServerFinder {
  private final FoundServers found = new FoundServers();
  private final CountDownLatch over = new CountDownLatch(1);

  @Override
  public List<FoundServer> find() throws InterruptedException, SocketException {
    try {
      for (InetAddress address : LocalAddress.forMulticast(any -> true)) {
        Thread thread = new Thread(() -> ask(address), "discovery");
        thread.setDaemon(true);
        thread.start();
      }
      Thread.sleep(LIMIT.toMillis());
      return found.all();
    } finally {
      over.countDown();
    }
  }

  @Override
  public List<SrvRecord> ofDomain(String domain) throws InterruptedException {
    return new DomainServers().find(domain);
  }

  /** The library takes seconds to close, for which nobody waits. */
  private void ask(InetAddress address) {
    // The library asks the name server for an address's name, unless both have one.
    String name = "chat-client-" + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    try (JmDNS network = JmDNS.create(LocalAddress.named(address, name), name)) {
      network.addServiceListener(Limits.SERVICE, new Answers(network));
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | IllegalStateException e) {
      // This network can't be asked. Another may answer.
    }
  }

  private final class Answers implements ServiceListener {
    private final JmDNS network;

    Answers(JmDNS network) {
      this.network = network;
    }

    @Override
    public void serviceAdded(ServiceEvent event) {
      network.requestServiceInfo(event.getType(), event.getName(), true);
    }

    @Override
    public void serviceRemoved(ServiceEvent event) {
      // The list keeps it: connecting to a server that has gone reports that.
    }

    @Override
    public void serviceResolved(ServiceEvent event) {
      ServiceInfo info = event.getInfo();
      found.add(
          event.getName(), info.getPort(), List.of(info.getInetAddresses()), properties(info));
    }
  }

  private static Map<String, String> properties(ServiceInfo info) {
    Map<String, String> properties = new HashMap<>();
    Enumeration<String> names = info.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = names.nextElement();
      String value = info.getPropertyString(name);
      if (value != null) {
        properties.put(name, value);
      }
    }
    return properties;
  }
}
