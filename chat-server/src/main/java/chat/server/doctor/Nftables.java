package chat.server.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packet filter of Linux, by {@code nft list ruleset}: its chains for incoming packets. */
final class Nftables implements Firewall {
  private static final int MAX_JUMPS = 20;

  @Override
  public String name() {
    return "nftables";
  }

  @Override
  public String opening(int port) {
    return opening("inet filter input", port);
  }

  @Override
  public Judgement judge(Tools tools, int port) throws InterruptedException {
    Optional<Tools.Output> output = tools.run("nft", "list", "ruleset");
    if (output.isEmpty()) {
      return Judgement.absent();
    }
    return output.get().isDone()
        ? judge(output.get().text(), port)
        : Judgement.unknown(output.get().firstLine());
  }

  /** Returns what a printed ruleset does with a port: each chain for input must accept it. */
  static Judgement judge(String ruleset, int port) {
    Judgement judgement = Judgement.inactive("it has no rules for incoming connections");
    for (Map.Entry<String, List<String>> chain : chains(ruleset).entrySet()) {
      String head = chain.getValue().isEmpty() ? "" : chain.getValue().get(0);
      if (head.contains("hook input") && head.contains("type filter")) {
        Judgement one =
            new Walk(chains(ruleset), port)
                .base(chain.getKey(), head)
                .openedBy(opening(chain.getKey(), port));
        judgement = rank(one) > rank(judgement) ? one : judgement;
      }
    }
    return judgement;
  }

  private static String opening(String chain, int port) {
    return "nft insert rule %s tcp dport %d accept".formatted(chain, port);
  }

  private static int rank(Judgement judgement) {
    return switch (judgement.kind()) {
      case ABSENT, INACTIVE -> 0;
      case OPEN -> 1;
      case PARTLY, UNKNOWN -> 2;
      case BLOCKED -> 3;
    };
  }

  /** Returns the rules of each chain by {@code TABLE CHAIN}, the head of a base chain first. */
  private static Map<String, List<String>> chains(String ruleset) {
    Map<String, List<String>> chains = new LinkedHashMap<>();
    String table = "";
    Optional<List<String>> chain = Optional.empty();
    for (String line : ruleset.lines().map(String::strip).toList()) {
      if (line.startsWith("table ")) {
        table = line.substring("table ".length()).replace("{", "").strip();
      } else if (line.startsWith("chain ")) {
        chain = Optional.of(new ArrayList<>());
        chains.put(table + " " + line.split("\\s+", -1)[1], chain.get());
      } else if (line.equals("}")) {
        chain = Optional.empty();
      } else if (!line.isEmpty() && chain.isPresent()) {
        chain.get().add(line);
      }
    }
    return chains;
  }

  /** The way of a connection through the rules. */
  private static final class Walk {
    private final Map<String, List<String>> chains;
    private final int port;
    private Optional<String> acceptsSome = Optional.empty();
    private Optional<String> refusesSome = Optional.empty();
    private int jumps;

    Walk(Map<String, List<String>> chains, int port) {
      this.chains = chains;
      this.port = port;
    }

    Judgement base(String chain, String head) {
      Judgement decided = rules(chain).orElseGet(() -> policy(chain, head));
      Optional<String> exception =
          decided.kind() == Judgement.Kind.OPEN ? refusesSome : acceptsSome;
      return exception
          .map(
              rule ->
                  Judgement.partly("the chain %s has a rule for some: %s".formatted(chain, rule)))
          .orElse(decided);
    }

    private Judgement policy(String chain, String head) {
      return head.contains("policy drop")
          ? Judgement.blocked(
              "no rule of the chain %s accepts port %d, and its policy is drop"
                  .formatted(chain, port))
          : Judgement.open("the chain %s accepts what no rule refuses".formatted(chain));
    }

    /** Returns what decides in a chain; empty if it ends, or returns, without a decision. */
    private Optional<Judgement> rules(String chain) {
      for (String line : chains.getOrDefault(chain, List.of())) {
        NftRule rule = NftRule.of(line, port);
        if (line.startsWith("type filter hook") || rule.match() == NftRule.Match.NEVER) {
          continue;
        }
        if (rule.match() == NftRule.Match.SOMETIMES) {
          addException(rule.verdict(), line);
          continue;
        }
        Optional<Judgement> decided = verdict(rule.verdict(), chain, line);
        if (decided.isPresent()
            || rule.verdict().equals("return")
            || rule.verdict().startsWith("goto ")) {
          return decided;
        }
      }
      return Optional.empty();
    }

    /** A jump may do either. */
    private void addException(String verdict, String line) {
      boolean isJump = verdict.startsWith("jump ") || verdict.startsWith("goto ");
      if (isJump || verdict.equals("accept") || verdict.equals("return")) {
        acceptsSome = acceptsSome.or(() -> Optional.of(line));
      }
      if (isJump || verdict.equals("drop") || verdict.equals("reject")) {
        refusesSome = refusesSome.or(() -> Optional.of(line));
      }
    }

    private Optional<Judgement> verdict(String verdict, String chain, String line) {
      String why = "the chain %s has the rule: %s".formatted(chain, line);
      if (verdict.equals("accept")) {
        return Optional.of(Judgement.open(why));
      }
      if (verdict.equals("drop") || verdict.equals("reject")) {
        return Optional.of(Judgement.blocked(why));
      }
      int space = verdict.indexOf(' ');
      if (space > 0 && jumps < MAX_JUMPS) {
        jumps++;
        String table = chain.substring(0, chain.lastIndexOf(' ') + 1);
        return rules(table + verdict.substring(space + 1));
      }
      return Optional.empty();
    }
  }
}
