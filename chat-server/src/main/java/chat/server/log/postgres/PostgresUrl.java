package chat.server.log.postgres;

import chat.protocol.command.UsageException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the nodes of a PostgreSQL database are, like {@code
 * postgres://chat@h1,h2:5433/chat?sslmode=verify-full}. Immutable.
 *
 * @param nodes the nodes, one of which is the primary
 * @param parameters what the driver is to use besides, like {@code user}
 */
public record PostgresUrl(List<Node> nodes, String database, Map<String, String> parameters) {
  private static final List<String> SCHEMES = List.of("postgres://", "postgresql://");

  /** A host with its port: an address of IPv6 is in brackets. */
  private static final Pattern NODE = Pattern.compile("(?:\\[([^]]+)]|([^:\\[\\]]+))(?::(.*))?");

  private static final int PORT_GROUP = 3;
  private static final int DEFAULT_PORT = 5432;
  private static final int MAX_PORT = 65_535;
  private static final int MAX_PORT_DIGITS = 5;
  private static final int HEX = 16;

  /** What may be asked of the driver; the server itself sets all that its safety depends on. */
  private static final Set<String> PARAMETERS =
      Set.of("user", "sslmode", "sslrootcert", "sslcert", "sslkey", "channelBinding");

  public PostgresUrl {
    nodes = List.copyOf(nodes);
    parameters = Map.copyOf(parameters);
  }

  /**
   * A database server.
   *
   * @param host a name or an address, one of IPv6 without brackets
   */
  public record Node(String host, int port) {
    /** Returns it as people write it, like {@code [::1]:5432}. */
    @Override
    public String toString() {
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /** Returns whether what was typed is the address of a database, not a folder. */
  public static boolean isOne(String typed) {
    return SCHEMES.stream().anyMatch(typed::startsWith);
  }

  /**
   * Returns what was typed.
   *
   * @throws UsageException if it is malformed, or has a password, which {@code ps} would show
   */
  public static PostgresUrl parse(String typed) throws UsageException {
    String scheme =
        SCHEMES.stream().filter(typed::startsWith).findFirst().orElseThrow(() -> malformed(typed));
    String[] parts = typed.substring(scheme.length()).split("\\?", 2);
    int slash = parts[0].indexOf('/');
    if (slash < 0 || slash == parts[0].length() - 1) {
      throw new UsageException(withoutUser(typed) + " names no database: end it with /chat");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    String hosts = parts[0].substring(0, slash);
    int at = hosts.lastIndexOf('@');
    if (at >= 0) {
      parameters.put("user", user(hosts.substring(0, at)));
    }
    if (parts.length > 1) {
      parseParameters(parts[1], parameters);
    }
    return new PostgresUrl(
        nodes(hosts.substring(at + 1), typed), decoded(parts[0].substring(slash + 1)), parameters);
  }

  private static String user(String typed) throws UsageException {
    if (typed.contains(":")) {
      throw passwordRefused();
    }
    return decoded(typed);
  }

  private static void parseParameters(String typed, Map<String, String> parameters)
      throws UsageException {
    for (String each : typed.split("&", -1)) {
      String[] pair = each.split("=", 2);
      if (pair[0].equals("password") || pair[0].equals("sslpassword")) {
        throw passwordRefused();
      }
      if (pair.length < 2 || !PARAMETERS.contains(pair[0])) {
        throw new UsageException(
            "the database's address may have no parameter '"
                + pair[0]
                + "': it takes "
                + String.join(", ", PARAMETERS.stream().sorted().toList()));
      }
      parameters.put(pair[0], decoded(pair[1]));
    }
  }

  private static List<Node> nodes(String typed, String url) throws UsageException {
    List<Node> nodes = new ArrayList<>();
    for (String each : typed.split(",", -1)) {
      Matcher node = NODE.matcher(each);
      if (!node.matches()) {
        throw malformed(url);
      }
      String port = node.group(PORT_GROUP);
      nodes.add(
          new Node(
              node.group(1) == null ? node.group(2) : node.group(1),
              port == null ? DEFAULT_PORT : port(port, url)));
    }
    return nodes;
  }

  private static int port(String typed, String url) throws UsageException {
    if (!typed.matches("[0-9]{1," + MAX_PORT_DIGITS + "}")
        || Integer.parseInt(typed) > MAX_PORT
        || Integer.parseInt(typed) == 0) {
      throw malformed(url);
    }
    return Integer.parseInt(typed);
  }

  private static UsageException malformed(String url) {
    return new UsageException(
        "'" + withoutUser(url) + "' is not like postgres://HOST[:PORT],HOST[:PORT]/DATABASE");
  }

  private static UsageException passwordRefused() {
    return new UsageException(
        "the database's address may have no password, since other users of this computer can see"
            + " it: write it into ~/.pgpass, or into the file that PGPASSFILE names");
  }

  /** Returns a URL without what is before and after its hosts, which may have a password. */
  private static String withoutUser(String url) {
    return url.replaceFirst("//.*@", "//").replaceFirst("[?].*", "");
  }

  /** Decodes %20 and the like. */
  private static String decoded(String typed) throws UsageException {
    byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
    ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        decoded.put(bytes[i]);
        continue;
      }
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], HEX) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], HEX) : -1;
      if (high < 0 || low < 0) {
        throw new UsageException("'" + typed + "' has a % that no two hexadecimal digits follow");
      }
      decoded.put((byte) (high * HEX + low));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
    } catch (CharacterCodingException e) {
      throw new UsageException("'" + typed + "' has bytes that are not UTF-8");
    }
  }
}
