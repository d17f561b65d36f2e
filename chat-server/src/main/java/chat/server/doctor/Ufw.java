package chat.server.doctor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ubuntu's firewall, by {@code ufw status verbose}. */
final class Ufw implements Firewall {
  private static final Pattern RULE =
      Pattern.compile("(.+?)\\s+(ALLOW|DENY|REJECT|LIMIT)(?: IN)?\\s{2,}(.+?)(?:\\s+#.*)?");

  private static final Pattern POLICY = Pattern.compile("Default: (\\w+) \\(incoming\\).*");

  @Override
  public String name() {
    return "ufw";
  }

  @Override
  public String opening(int port) {
    return "ufw allow %d/tcp".formatted(port);
  }

  @Override
  public Judgement judge(Tools tools, int port) throws InterruptedException {
    Optional<Tools.Output> output = tools.run("ufw", "status", "verbose");
    if (output.isEmpty()) {
      return Judgement.absent();
    }
    return output.get().isDone()
        ? judge(output.get().text(), port)
        : Judgement.unknown(output.get().firstLine());
  }

  /** Returns what a printed status does with a port: the first rule that matches decides. */
  static Judgement judge(String status, int port) {
    List<String> lines = status.lines().map(String::strip).toList();
    if (lines.contains("Status: inactive")) {
      return Judgement.inactive("it is not active");
    }
    if (!lines.contains("Status: active")) {
      return Judgement.unknown("its output is not understood");
    }
    Optional<String> condition = Optional.empty();
    for (String line : lines) {
      Matcher rule = RULE.matcher(line);
      if (rule.matches() && isFor(rule.group(1), port)) {
        boolean isOpen = rule.group(2).equals("ALLOW") || rule.group(2).equals("LIMIT");
        if (isUnconditional(rule.group(1), rule.group(3))) {
          return condition.isPresent()
              ? Judgement.partly(condition.get())
              : new Judgement(
                  isOpen ? Judgement.Kind.OPEN : Judgement.Kind.BLOCKED, "its rule is: " + line);
        }
        condition = condition.or(() -> Optional.of("it has a rule for some: " + line));
      }
    }
    if (condition.isPresent()) {
      return Judgement.partly(condition.get());
    }
    return lines.stream()
        .map(POLICY::matcher)
        .filter(Matcher::matches)
        .map(policy -> byDefault(policy.group(1), port))
        .findFirst()
        .orElseGet(() -> Judgement.unknown("its output names no default"));
  }

  private static Judgement byDefault(String policy, int port) {
    return policy.equals("allow")
        ? Judgement.open("no rule is for port %d, and its default is to allow".formatted(port))
        : Judgement.blocked(
            "no rule is for port %d, and its default is to %s".formatted(port, policy));
  }

  /** A rule of IPv6 repeats one of IPv4, or is for IPv6 alone; it is not looked at. */
  private static boolean isFor(String to, int port) {
    if (to.contains("(v6)") || to.contains("/udp")) {
      return false;
    }
    String ports = to.replaceAll("\\(.*\\)", "").replaceAll(" on \\S+", "").strip();
    String last = ports.substring(ports.lastIndexOf(' ') + 1).replace("/tcp", "");
    return ports.startsWith("Anywhere") || PortRange.contains(last, port);
  }

  private static boolean isUnconditional(String to, String from) {
    boolean isAnyAddress =
        !to.contains(" on ") && !to.replaceAll("\\(.*\\)", "").strip().contains(" ");
    return isAnyAddress && from.strip().equals("Anywhere");
  }
}
