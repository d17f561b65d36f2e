package chat.client.doctor;

import chat.notation.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Resolves a name. The main thread. */
final class NameCheck {
  private static final Duration SLOW = Duration.ofSeconds(2);
  private static final String SPELLING =
      "check the spelling, or use one of the addresses that the server prints when it starts";

  private final Patience patience;
  private final Consumer<Finding> findings;

  NameCheck(Patience patience, Consumer<Finding> findings) {
    this.patience = patience;
    this.findings = findings;
  }

  /** Returns the addresses; none if the name has none, or no name server answers. */
  List<InetAddress> addresses(String host) throws InterruptedException {
    long start = System.nanoTime();
    try {
      List<InetAddress> found =
          TimedCall.run(() -> List.of(InetAddress.getAllByName(host)), patience.name());
      report(host, found, Took.since(start));
      return found;
    } catch (SocketTimeoutException e) {
      findings.accept(
          Finding.failed(
              Step.NAME,
              host + ": " + e.getMessage(),
              "this computer's name server does not answer, so no names work now",
              "check the network connection, or use the server's address instead of its name"));
    } catch (IOException e) {
      findings.accept(
          Finding.failed(
              Step.NAME, "no host has the name " + host, "the name has no address", SPELLING));
    }
    return List.of();
  }

  private void report(String host, List<InetAddress> found, Duration took) {
    String addresses =
        found.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    if (addresses.equals(host)) {
      findings.accept(
          Finding.ok(Step.NAME, host + " is an address", "no name has to be looked up"));
      return;
    }
    String what = "%s is %s (%s)".formatted(host, addresses, Took.text(took));
    findings.accept(
        took.compareTo(SLOW) > 0
            ? Finding.warning(
                Step.NAME,
                what,
                "the name is known, but looking it up is slow",
                "check this computer's name servers: the first one probably does not answer")
            : Finding.ok(Step.NAME, what, "the name is known to this computer"));
  }
}
