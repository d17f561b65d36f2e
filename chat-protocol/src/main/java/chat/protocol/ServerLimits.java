package chat.protocol;

import chat.protocol.account.Fingerprint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a server announces below the head of its WELCOME, one a line: its limits, the features in
 * force, its name, the other servers of its chat. Immutable.
 */
public final class ServerLimits {
  /** No limits are known. */
  public static final ServerLimits NONE = new ServerLimits(Map.of(), false, "", List.of());

  /** The feature of sides that know EDITED and DELETED. */
  static final String CHANGES = "changes";

  /** The start of the line that lists features. */
  static final String FEATURES = "features ";

  private static final String NAME = "name ";

  private static final String SERVER = "server ";

  /** The most servers that are read from one WELCOME. */
  private static final int MAX_SERVERS = 32;

  /** A limit, with the words that its line starts with and the count of numbers after them. */
  public enum Limit {
    /** Messages a second, and how many may be sent at once; absent: the server limits no rate. */
    RATE("rate", 2),
    /** Bytes a second, and how many may be sent at once; absent: the server limits no rate. */
    BYTES("bytes", 2),
    /** The most rooms that a user may be in. */
    ROOMS("rooms", 1),
    /** How many messages a JOIN without a number replays. */
    REPLAY("replay", 1),
    /** The most messages that HISTORY or SEARCH returns. */
    COUNT("count", 1),
    /** The most members of a room whose presence is announced. */
    NAMES("names", 1),
    /** How many seconds messages are stored; absent: without limit. */
    KEEP_AGE("keep age", 1),
    /** How many messages of each room are stored; absent: all. */
    KEEP_COUNT("keep count", 1),
    /** For how many seconds users may edit or delete their own messages; absent: they may not. */
    EDIT("edit", 1);

    private final String start;
    private final int numbers;

    Limit(String words, int numbers) {
      this.start = words + " ";
      this.numbers = numbers;
    }
  }

  /**
   * Another server of the same chat.
   *
   * @param address its {@code HOST:PORT}, an IPv6 address in brackets
   * @param tls whether that port speaks TLS
   * @param certificate the fingerprint of its certificate, for which this server vouches
   */
  public record Peer(String address, boolean tls, Optional<Fingerprint> certificate) {
    private static final Pattern ADDRESS =
        Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}]):[0-9]{1,5}");

    private static final String TLS = "tls";

    public Peer {
      if (!isAddress(address) || (certificate.isPresent() && !tls)) {
        throw new IllegalArgumentException("not HOST:PORT, or a certificate without TLS");
      }
    }

    /** Returns a server that speaks plain text and frames. */
    public static Peer plain(String address) {
      return new Peer(address, false, Optional.empty());
    }

    /** Returns whether this is {@code HOST:PORT}. */
    public static boolean isAddress(String text) {
      return ADDRESS.matcher(text).matches();
    }

    /** Reads the words after {@code server}; empty if they are malformed. */
    private static Optional<Peer> of(String... words) {
      boolean tls = words.length > 1 && words[1].equals(TLS);
      if (!isAddress(words[0]) || (words.length > 1 && !tls)) {
        return Optional.empty();
      }
      if (words.length < 3 || words[2].equals("-")) {
        return Optional.of(new Peer(words[0], tls, Optional.empty()));
      }
      try {
        return Optional.of(new Peer(words[0], true, Optional.of(Fingerprint.parse(words[2]))));
      } catch (IllegalArgumentException e) {
        return Optional.empty(); // it may be one of a later version
      }
    }

    private String line() {
      String how = " " + TLS + " " + certificate.map(Fingerprint::toString).orElse("-");
      return SERVER + address + (tls ? how : "");
    }
  }

  private static final String NUMBER = "[0-9]{1,18}";

  private final Map<Limit, List<Long>> numbers;
  private final boolean hasChanges;
  private final String name;
  private final List<Peer> servers;

  private ServerLimits(
      Map<Limit, List<Long>> numbers, boolean hasChanges, String name, List<Peer> servers) {
    this.numbers = numbers;
    this.hasChanges = hasChanges;
    this.name = name;
    this.servers = servers;
  }

  /** Returns these limits of a server that carries out EDIT and DELETE. */
  public ServerLimits withChanges() {
    return new ServerLimits(numbers, true, name, servers);
  }

  /** Returns these limits of a server with this name, which is one line. */
  public ServerLimits withName(String name) {
    String line = Text.clean(name.strip().replace('\n', ' '));
    return new ServerLimits(numbers, hasChanges, line, servers);
  }

  /** Returns these limits of a server whose chat has these other servers, the best first. */
  public ServerLimits withServers(List<Peer> others) {
    return others.isEmpty() && servers.isEmpty()
        ? this
        : new ServerLimits(numbers, hasChanges, name, List.copyOf(others));
  }

  /** Returns whether the server carries out EDIT and DELETE. */
  public boolean hasChanges() {
    return hasChanges;
  }

  /** Returns the server's name for people; empty if it has none. */
  public String name() {
    return name;
  }

  /** Returns the other servers of the same chat, the best to continue on first. */
  public List<Peer> servers() {
    return servers;
  }

  /** Returns the numbers of a limit; empty if the server announces none. */
  public List<Long> numbers(Limit limit) {
    return numbers.getOrDefault(limit, List.of());
  }

  /** Returns these limits and one more. */
  public ServerLimits with(Limit limit, long... values) {
    if (values.length != limit.numbers) {
      throw new IllegalArgumentException(limit + " has a line of " + limit.numbers + " numbers");
    }
    return with(limit, LongStream.of(values).boxed().toList());
  }

  private ServerLimits with(Limit limit, List<Long> values) {
    Map<Limit, List<Long>> more = new EnumMap<>(Limit.class);
    more.putAll(numbers);
    more.put(limit, values);
    return new ServerLimits(more, hasChanges, name, servers);
  }

  /**
   * Reads the lines of a WELCOME; those with other words, or without their numbers, are ignored.
   */
  static ServerLimits of(Text lines) {
    ServerLimits limits = hasFeature(lines, CHANGES) ? NONE.withChanges() : NONE;
    List<Peer> servers = new ArrayList<>();
    for (String line : lines.toString().split("\n", -1)) {
      for (Limit limit : Limit.values()) {
        if (line.startsWith(limit.start)) {
          limits = limits.withLine(limit, line.substring(limit.start.length()).split(" ", -1));
        }
      }
      if (line.startsWith(NAME)) {
        limits = limits.withName(line.substring(NAME.length()));
      } else if (line.startsWith(SERVER) && servers.size() < MAX_SERVERS) {
        Peer.of(line.substring(SERVER.length()).split(" ", -1)).ifPresent(servers::add);
      }
    }
    return limits.withServers(servers);
  }

  /** Returns whether one of the lines lists a feature. */
  static boolean hasFeature(Text lines, String feature) {
    return lines
        .toString()
        .lines()
        .filter(line -> line.startsWith(FEATURES))
        .anyMatch(line -> List.of(line.split(" ", -1)).contains(feature));
  }

  private ServerLimits withLine(Limit limit, String... words) {
    // A later version may add numbers at the end.
    List<String> first = Stream.of(words).limit(limit.numbers).toList();
    return first.size() == limit.numbers && first.stream().allMatch(word -> word.matches(NUMBER))
        ? with(limit, first.stream().map(Long::valueOf).toList())
        : this;
  }

  /** Returns the lines of a WELCOME. */
  Text lines() {
    Stream<String> limits =
        numbers.entrySet().stream().map(line -> line.getKey().start + joined(line.getValue()));
    Stream<String> features = hasChanges ? Stream.of(FEATURES + CHANGES) : Stream.empty();
    Stream<String> named = name.isEmpty() ? Stream.empty() : Stream.of(NAME + name);
    return Text.of(
        Stream.of(limits, features, named, servers.stream().map(Peer::line))
            .flatMap(Function.identity())
            .collect(Collectors.joining("\n")));
  }

  private static String joined(List<Long> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ServerLimits limits && lines().equals(limits.lines());
  }

  @Override
  public int hashCode() {
    return lines().hashCode();
  }

  @Override
  public String toString() {
    return lines().toString();
  }
}
