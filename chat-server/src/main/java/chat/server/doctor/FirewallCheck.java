package chat.server.doctor;

import chat.notation.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks the firewalls of this computer about a port. The main thread. */
record FirewallCheck(Tools tools, Consumer<Finding> findings) {
  private static final String FIREWALL = "firewall";

  /** Reports on each firewall that is installed; returns what keeps others out, if that is so. */
  Optional<String> blocking(int port) throws InterruptedException {
    boolean isAnyThere = false;
    Optional<String> blocking = Optional.empty();
    // The first two make rules of nftables themselves, which their own tools explain better.
    for (Firewall firewall : List.of(new Ufw(), new Firewalld(), new Nftables())) {
      Judgement judgement = firewall.judge(tools, port);
      if (judgement.kind() != Judgement.Kind.ABSENT) {
        isAnyThere = true;
        findings.accept(finding(firewall, judgement, port));
      }
      if (judgement.kind() == Judgement.Kind.BLOCKED) {
        blocking = Optional.of("%s blocks port %d".formatted(firewall.name(), port));
      }
      if (judgement.decides() && judgement.kind() != Judgement.Kind.UNKNOWN) {
        return blocking;
      }
    }
    if (!isAnyThere) {
      findings.accept(
          Finding.ok(
              FIREWALL,
              "ufw, firewalld and nftables are not installed",
              "this computer has no firewall that can be seen; a provider may have one outside"));
    }
    return blocking;
  }

  private static Finding finding(Firewall firewall, Judgement judgement, int port) {
    String what = firewall.name() + ": " + judgement.why();
    String opening = "as root: " + judgement.opening().orElse(firewall.opening(port));
    return switch (judgement.kind()) {
      case OPEN -> Finding.ok(FIREWALL, what, "it accepts connections to port %d".formatted(port));
      case INACTIVE, ABSENT -> Finding.ok(FIREWALL, what, "it refuses nothing");
      case BLOCKED ->
          Finding.failed(FIREWALL, what, "it keeps others out of port %d".formatted(port), opening);
      case PARTLY ->
          Finding.warning(
              FIREWALL,
              what,
              "it accepts some connections to port %d, and not others".formatted(port),
              "to accept all, " + opening);
      case UNKNOWN ->
          Finding.warning(
              FIREWALL,
              what,
              "what it does with port %d is not known".formatted(port),
              "run this as root (sudo); if others can't connect, " + opening);
    };
  }
}
