package chat.client.discovery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.naming.Context;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * Asks name servers which chat servers a domain has. The main thread waits for a daemon thread,
 * which sends the query.
 */
public final class DomainServers {
  /** How long a connection may be delayed by name servers that do not answer. */
  static final Duration LIMIT = Duration.ofSeconds(2);

  private static final String SERVICE = "_chat._tcp.";
  private static final String TYPE = "SRV";
  private static final int MAX_SERVERS = 16;

  private final String nameServers;
  private final Duration limit;

  /** Asks the name servers of this computer. */
  public DomainServers() {
    this("dns:", LIMIT);
  }

  /** Asks name servers, given as a URL like {@code dns://127.0.0.1:53}. */
  DomainServers(String nameServers, Duration limit) {
    this.nameServers = nameServers;
    this.limit = limit;
  }

  /** Returns the servers of a domain, the first to try first; none if nobody answers in time. */
  public List<SrvRecord> find(String domain) throws InterruptedException {
    FutureTask<List<SrvRecord>> query = new FutureTask<>(() -> ask(domain));
    Thread thread = new Thread(query, "name-servers");
    thread.setDaemon(true);
    thread.start();
    try {
      List<SrvRecord> found = query.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return SrvRecord.inOrder(found, ThreadLocalRandom.current());
    } catch (TimeoutException | ExecutionException e) {
      // The domain has no such record, or this computer no name server: its address may do.
      query.cancel(true);
      return List.of();
    }
  }

  /** The provider for DNS returns records; it loads nothing that they name. */
  @SuppressWarnings("BanJNDI")
  private List<SrvRecord> ask(String domain) throws NamingException {
    Properties environment = new Properties();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, nameServers);
    InitialDirContext context = new InitialDirContext(environment);
    try {
      Attribute answers = context.getAttributes(SERVICE + domain, new String[] {TYPE}).get(TYPE);
      return answers == null ? List.of() : records(answers);
    } finally {
      context.close();
    }
  }

  private static List<SrvRecord> records(Attribute answers) throws NamingException {
    List<SrvRecord> records = new ArrayList<>();
    NamingEnumeration<?> all = answers.getAll();
    while (all.hasMore() && records.size() < MAX_SERVERS) {
      SrvRecord.parse(String.valueOf(all.next())).ifPresent(records::add);
    }
    return records;
  }
}
