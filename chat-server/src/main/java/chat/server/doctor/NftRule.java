package chat.server.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of nftables, as a new TCP connection to a port from another computer meets it. Immutable.
 *
 * @param match whether it applies
 * @param verdict the last words: {@code accept}, {@code drop}, {@code reject}, {@code jump NAME},
 *     {@code goto NAME}, {@code return}, or none of them
 */
record NftRule(Match match, String verdict) {
  enum Match {
    ALWAYS,
    NEVER,
    /** By address, interface or other conditions. */
    SOMETIMES
  }

  /** What has no effect on whether a packet is accepted. */
  private static final Pattern REMARKS =
      Pattern.compile(
          "counter(?: packets \\d+ bytes \\d+)?|log(?: prefix \"[^\"]*\")?(?: (?:level|flags|group) \\S+)*"
              + "|comment \"[^\"]*\"|meta nftrace set \\d|# handle \\d+");

  /** What is true of every new TCP connection. */
  private static final Pattern TRUE =
      Pattern.compile(
          "meta l4proto (?:tcp|\\{ [^}]*\\btcp\\b[^}]*\\})|(?:ip protocol|ip6 nexthdr) tcp|fib daddr type local"
              + "|ct state (?:\\{ [^}]*\\bnew\\b[^}]*\\}|\\S*\\bnew\\b\\S*)|tcp flags (?:& \\([^)]*\\) == syn|syn[^a-z]*/ \\S+)");

  /** What is true of no new TCP connection from another computer. */
  private static final Pattern FALSE =
      Pattern.compile(
          "\\b(?:udp|icmp|icmpv6|sctp|esp|ah|igmp)\\b|iif(?:name)? \"?lo\"?|ct state (?:(?!new)[a-z,]+)(?= )"
              + "|ct state \\{ (?:(?!\\bnew\\b)[a-z, ])+\\}|ct state vmap|l4proto (?:ipv6-)?icmp\\S*");

  private static final Pattern PORT = Pattern.compile("tcp dport (!= )?(\\{ [^}]*\\}|[\\d,-]+)");

  private static final Pattern VERDICT =
      Pattern.compile(
          "(?:^|\\s)(accept|drop|reject|return|(?:jump|goto) \\S+)(?: with [a-z0-9 -]+)?\\s*$");

  /** Returns a rule as it is printed, for a port. */
  static NftRule of(String line, int port) {
    String rule = REMARKS.matcher(line).replaceAll(" ").strip();
    Matcher verdict = VERDICT.matcher(rule);
    String what = verdict.find() ? verdict.group(1) : "";
    String conditions = (what.isEmpty() ? rule : rule.substring(0, verdict.start())) + " ";
    Matcher ports = PORT.matcher(conditions);
    if (ports.find()) {
      boolean isIn = PortRange.contains(ports.group(2).replaceAll("[{}]", " ").strip(), port);
      if (isIn == (ports.group(1) != null)) {
        return new NftRule(Match.NEVER, what);
      }
      conditions = ports.replaceFirst(" ");
    }
    conditions = TRUE.matcher(conditions).replaceAll(" ");
    if (FALSE.matcher(conditions).find()) {
      return new NftRule(Match.NEVER, what);
    }
    return new NftRule(conditions.isBlank() ? Match.ALWAYS : Match.SOMETIMES, what);
  }
}
