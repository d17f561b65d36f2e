package chat.client.servers;

import chat.client.net.ServerAddress;
import chat.protocol.ServerLimits;
import chat.protocol.account.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The servers of the chat: those that the user typed, and those that a server has announced. After
 * a loss, each is tried once, in a round; the one that was lost comes last. The session thread owns
 * it.
 *
 * <p>An announced server counts only if it speaks TLS exactly if the announcing link does: no link
 * moves from TLS to plain text. One that was announced without TLS gets no secret, so it does not
 * count for a client with an account.
 */
public final class ServerList {
  /** A chain of servers that send us on ends here. */
  private static final int MAX_ANNOUNCED = 16;

  private final List<ServerAddress> typed;
  private final Map<ServerAddress, Optional<Fingerprint>> announced = new LinkedHashMap<>();
  private final Set<ServerAddress> distrusted = new HashSet<>();
  private final List<ServerAddress> untried = new ArrayList<>();
  private ServerAddress current;
  private boolean carriesSecrets;

  /**
   * The servers that a user typed.
   *
   * @param first the one that is connected; if the user typed another, only this one counts
   */
  public ServerList(List<ServerAddress> typed, ServerAddress first) {
    this.typed = typed.contains(first) ? List.copyOf(typed) : List.of(first);
    this.current = first;
    beginRound();
    untried.remove(first);
  }

  /** Returns the one that is connected, or was connected or tried last. */
  public ServerAddress current() {
    return current;
  }

  /** Returns whether there is more than one. */
  public boolean isSeveral() {
    return known().size() > 1;
  }

  /** Returns the current one for a person, if there are others. */
  public Optional<String> shown() {
    return isSeveral() ? Optional.of(current.toString()) : Optional.empty();
  }

  /** The current server has welcomed us, and announced the others. */
  public void welcomed(List<ServerLimits.Peer> others) {
    if (!others.isEmpty()) {
      announced.clear();
    }
    for (ServerLimits.Peer other : others) {
      if (other.tls() == current.tls()) {
        address(other.address()).ifPresent(a -> announced.put(a, other.certificate()));
      }
    }
    untried.clear();
  }

  /** Sets whether the next server gets secrets from us: what proved our account to this one. */
  public void carriesSecrets(boolean now) {
    carriesSecrets = now;
    untried.retainAll(known());
  }

  /** Returns whether the current server may get them: we typed it, or learned of it over TLS. */
  public boolean mayGetSecrets() {
    return current.tls() || typed.contains(current);
  }

  /** The current server, which had welcomed us, is lost: a round of all servers begins. */
  public void lost() {
    beginRound();
  }

  /**
   * The current server sends us on. If it names a server, that one counts as announced and is tried
   * next, unless the round has tried it already: servers that send clients to each other must not
   * keep them busy.
   *
   * @param target its {@code HOST:PORT}; empty: the next one
   * @return whether we may move to that server, if there is one
   */
  public boolean moved(Optional<String> target) {
    Optional<ServerAddress> address = target.flatMap(this::address);
    if (address.isPresent() && (untried.remove(address.get()) || isNew(address.get()))) {
      untried.add(0, address.get());
      untried.retainAll(known());
    }
    return target.isEmpty() || address.filter(known()::contains).isPresent();
  }

  /** Notes a server that nobody has named before, and returns whether it is one. */
  private boolean isNew(ServerAddress server) {
    boolean isNamed = typed.contains(server) || announced.containsKey(server);
    if (isNamed || announced.size() >= MAX_ANNOUNCED) {
      return false;
    }
    announced.put(server, Optional.empty());
    return true;
  }

  /** Returns whether the round has a server that was not tried yet. */
  public boolean hasUntried() {
    return !untried.isEmpty();
  }

  /** Returns the server that is tried next, if the round goes on. */
  public Optional<ServerAddress> next() {
    return untried.stream().findFirst();
  }

  /** Returns the server to try now, which is the current one from now on. */
  public ServerAddress take() {
    if (untried.isEmpty()) {
      beginRound();
    }
    current = untried.remove(0);
    return current;
  }

  /**
   * Forgets a server whose certificate can't be trusted.
   *
   * @return whether others are left
   */
  public boolean distrust(ServerAddress server) {
    if (!isSeveral()) {
      return false;
    }
    distrusted.add(server);
    untried.remove(server);
    return true;
  }

  /** Returns the certificate of a server, if the server that announced it knows it. */
  public Optional<Fingerprint> certificate(ServerAddress server) {
    return announced.getOrDefault(server, Optional.empty());
  }

  /** Returns all, separated by commas. */
  @Override
  public String toString() {
    return known().stream().map(ServerAddress::toString).collect(Collectors.joining(", "));
  }

  private void beginRound() {
    List<ServerAddress> all = new ArrayList<>(known());
    int lost = all.indexOf(current);
    if (lost >= 0) {
      Collections.rotate(all, -lost - 1); // the current one is last
    }
    untried.clear();
    untried.addAll(all);
  }

  private Set<ServerAddress> known() {
    Set<ServerAddress> known = new LinkedHashSet<>(typed);
    announced.keySet().stream().filter(a -> a.tls() || !carriesSecrets).forEach(known::add);
    known.removeAll(distrusted);
    if (known.isEmpty()) {
      known.add(current);
    }
    return known;
  }

  /** Returns the address of an announced server; empty if its port is out of range. */
  private Optional<ServerAddress> address(String announcedAddress) {
    int colon = announcedAddress.lastIndexOf(':');
    String host = announcedAddress.substring(0, colon).replaceAll("[\\[\\]]", "");
    try {
      int port = Integer.parseInt(announcedAddress.substring(colon + 1));
      return Optional.of(new ServerAddress(host, port, current.tls()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
