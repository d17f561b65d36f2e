package chat.server.hub.rights;

import chat.protocol.unicode.NameRules;
import chat.server.log.account.NickForms;
import chat.server.log.moderation.Ban;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The bans and mutes of a room, or of the server. Finding those of a person costs the same for any
 * number of them. The hub's thread.
 */
public final class BanIndex {
  private final NavigableMap<Long, Ban> byNumber = new TreeMap<>();
  private final Map<Ban.Kind, Map<String, List<Ban>>> byValue = new EnumMap<>(Ban.Kind.class);
  private final Map<AddressPrefix, List<Ban>> byAddress = new HashMap<>();
  // How many bans there are of addresses with that many bits.
  private final NavigableMap<Integer, Integer> lengths = new TreeMap<>();

  /** An index of stored bans. */
  public BanIndex(Collection<Ban> bans) {
    bans.forEach(this::add);
  }

  public void add(Ban ban) {
    byNumber.put(ban.number(), ban);
    if (ban.kind() == Ban.Kind.ADDRESS) {
      AddressPrefix.parse(ban.value())
          .ifPresent(
              prefix -> {
                byAddress.computeIfAbsent(prefix, p -> new ArrayList<>(1)).add(ban);
                lengths.merge(prefix.length(), 1, Integer::sum);
              });
    } else {
      byValue
          .computeIfAbsent(ban.kind(), kind -> new HashMap<>())
          .computeIfAbsent(ban.value(), value -> new ArrayList<>(1))
          .add(ban);
    }
  }

  /** Removes what one command added; returns it. */
  public List<Ban> removeTogether(long together) {
    List<Ban> removed = together(together);
    removed.forEach(this::remove);
    return removed;
  }

  /** Removes the bans of an account. */
  public void removeAccount(long account) {
    List.copyOf(of(Ban.Kind.ACCOUNT, Long.toString(account))).forEach(this::remove);
  }

  /** Removes the bans that have ended. */
  public void removeEnded(long epochMillis) {
    all().stream().filter(ban -> ban.hasEnded(epochMillis)).toList().forEach(this::remove);
  }

  private void remove(Ban ban) {
    byNumber.remove(ban.number());
    if (ban.kind() == Ban.Kind.ADDRESS) {
      AddressPrefix.parse(ban.value())
          .ifPresent(
              prefix -> {
                byAddress.computeIfPresent(prefix, (p, bans) -> without(ban, bans));
                lengths.merge(prefix.length(), -1, (a, b) -> a + b == 0 ? null : a + b);
              });
    } else {
      byValue.get(ban.kind()).computeIfPresent(ban.value(), (value, bans) -> without(ban, bans));
    }
  }

  private static List<Ban> without(Ban ban, List<Ban> bans) {
    bans.removeIf(each -> each.number() == ban.number());
    return bans.isEmpty() ? null : bans;
  }

  /** Returns all bans, in the order of their numbers. */
  public List<Ban> all() {
    return List.copyOf(byNumber.values());
  }

  public boolean isEmpty() {
    return byNumber.isEmpty();
  }

  /** Returns how many there are: one for each value that a command names. */
  public int size() {
    return byNumber.size();
  }

  /** Returns what the command that stored a ban has stored; empty if there is no such ban. */
  public List<Ban> together(long number) {
    Ban ban = byNumber.get(number);
    return ban == null
        ? List.of()
        : byNumber.values().stream().filter(each -> each.together() == ban.together()).toList();
  }

  /**
   * Returns the bans whose value is someone's: all that may bind it, in any order. Those of an
   * address bind an account only if it is younger.
   */
  public List<Ban> find(Subject subject, Ban.Effect effect, long epochMillis) {
    if (byNumber.isEmpty()) {
      return List.of();
    }
    List<Ban> found = new ArrayList<>();
    if (subject.isGuest()) {
      found.addAll(of(Ban.Kind.CLIENT, subject.client()));
      found.addAll(of(Ban.Kind.NICK, NameRules.key(subject.nick().value())));
      if (!byValue.getOrDefault(Ban.Kind.FORM, Map.of()).isEmpty()) {
        NickForms.of(subject.nick()).forEach(form -> found.addAll(of(Ban.Kind.FORM, form)));
      }
    } else {
      found.addAll(of(Ban.Kind.ACCOUNT, Long.toString(subject.account())));
    }
    subject.address().ifPresent(address -> addOf(address, found));
    found.removeIf(ban -> ban.effect() != effect || ban.hasEnded(epochMillis));
    return found;
  }

  /** Returns whether an account is banned by name, wherever it is connected from. */
  public boolean binds(long account, long epochMillis) {
    return of(Ban.Kind.ACCOUNT, Long.toString(account)).stream()
        .anyMatch(ban -> ban.effect() == Ban.Effect.BAN && !ban.hasEnded(epochMillis));
  }

  private List<Ban> of(Ban.Kind kind, String value) {
    return byValue.getOrDefault(kind, Map.of()).getOrDefault(value, List.of());
  }

  private void addOf(AddressPrefix address, List<Ban> found) {
    for (int length : lengths.headMap(address.length(), true).keySet()) {
      found.addAll(byAddress.getOrDefault(address.cut(length), List.of()));
    }
  }
}
