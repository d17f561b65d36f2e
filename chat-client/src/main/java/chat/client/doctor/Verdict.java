package chat.client.doctor;

import chat.json.JsonObject;
import chat.notation.Finding;
import chat.notation.Quantity;
import java.util.List;
import java.util.Set;

/** The last line: whether the server can be used from here. Immutable. */
record Verdict(String server, List<Finding> findings) {
  Verdict {
    findings = List.copyOf(findings);
  }

  /** Whether nothing failed; a server with warnings can be used. */
  boolean isGood() {
    return with(Finding.Result.FAILED).isEmpty() && !routesAlone();
  }

  /** Returns whether no address has a route; each alone is a warning. */
  private boolean routesAlone() {
    return findings.stream()
        .allMatch(finding -> Set.of(Step.NAME, Step.ROUTE).contains(finding.step()));
  }

  private List<Finding> with(Finding.Result result) {
    return findings.stream().filter(finding -> finding.result() == result).toList();
  }

  private String sentence() {
    List<Finding> failed = with(Finding.Result.FAILED);
    List<Finding> warnings = with(Finding.Result.WARNING);
    if (!isGood()) {
      Finding worst = failed.isEmpty() ? warnings.get(0) : failed.get(0);
      return "%s can't be used from here: %s".formatted(server, worst.what());
    }
    return warnings.isEmpty()
        ? server + " can be used from here"
        : "%s can be used from here, with %s: %s"
            .formatted(server, Quantity.of(warnings.size(), "warning"), reason(warnings.get(0)));
  }

  /** What a warning saw may be fine in itself, like a version of TLS: what it means is why. */
  private static String reason(Finding warning) {
    return warning.step() + ": " + warning.means();
  }

  String text() {
    return "verdict: " + sentence();
  }

  /** Returns a finding as a JSON object on one line. */
  static String json(Finding finding) {
    return new JsonObject()
        .string("step", finding.step())
        .string("result", finding.result().toString())
        .string("what", finding.what())
        .string("means", finding.means())
        .string("next", finding.next())
        .toString();
  }

  /** Returns the verdict as a JSON object on one line. */
  String json() {
    return new JsonObject().string("verdict", sentence()).flag("usable", isGood()).toString();
  }
}
