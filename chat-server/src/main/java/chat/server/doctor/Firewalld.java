package chat.server.doctor;

import java.util.List;
import java.util.Optional;

/** Fedora's firewall, by {@code firewall-cmd --list-all}: the default zone. */
final class Firewalld implements Firewall {
  @Override
  public String name() {
    return "firewalld";
  }

  @Override
  public String opening(int port) {
    return "firewall-cmd --permanent --add-port=%d/tcp && firewall-cmd --reload".formatted(port);
  }

  @Override
  public Judgement judge(Tools tools, int port) throws InterruptedException {
    Optional<Tools.Output> output = tools.run("firewall-cmd", "--list-all");
    if (output.isEmpty()) {
      return Judgement.absent();
    }
    if (output.get().text().contains("not running")) {
      return Judgement.inactive("it is not running");
    }
    return output.get().isDone()
        ? judge(output.get().text(), port)
        : Judgement.unknown(output.get().firstLine());
  }

  /** Returns what a printed zone does with a port. */
  static Judgement judge(String zone, int port) {
    List<String> lines = zone.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    Optional<String> target = value(lines, "target:");
    if (target.isEmpty()) {
      return Judgement.unknown("its output is not understood");
    }
    String name = lines.get(0).split("\\s", 2)[0];
    if (target.get().equals("ACCEPT")) {
      return Judgement.open("the zone %s accepts everything".formatted(name));
    }
    for (String allowed : value(lines, "ports:").orElse("").split("\\s+", -1)) {
      if (allowed.endsWith("/tcp")
          && PortRange.contains(allowed.substring(0, allowed.length() - "/tcp".length()), port)) {
        return Judgement.open("the zone %s has the port %s".formatted(name, allowed));
      }
    }
    Optional<String> rich =
        lines.stream()
            .filter(line -> line.startsWith("rule ") && line.contains("port=\"" + port + "\""))
            .findFirst();
    return rich.isPresent()
        ? Judgement.partly("the zone %s has the rule: %s".formatted(name, rich.get()))
        : Judgement.blocked("the zone %s does not have port %d/tcp".formatted(name, port));
  }

  private static Optional<String> value(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip())
        .findFirst();
  }
}
