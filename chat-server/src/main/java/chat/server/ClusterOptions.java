package chat.server;

import chat.protocol.ServerLimits;
import chat.protocol.account.Fingerprint;
import chat.server.cluster.ClusterSettings;
import chat.server.log.postgres.PostgresUrl;
import chat.server.log.pruning.Retention;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the command line about several servers with one chat. The main thread. */
final class ClusterOptions {
  private static final String LOG = "--log";
  private static final String ACCEPT_LOSS = "--accept-loss";
  private static final String READY_STANDBY = "--ready-standby";
  private static final String NODE = "--node";
  private static final String ADVERTISE = "--advertise";

  /** The database lists connections by this name, in at most 63 bytes with the claim's number. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:\\[\\]-]{1,40}");

  /** Options that say how this computer's disk is used, which stores no messages then. */
  private static final Set<String> OF_A_FOLDER = Set.of("--sync", "--max-data", "--delete-room");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = LOG,
      paramLabel = "URL",
      description =
          "Store messages in this PostgreSQL database, which several servers share: one of them"
              + " has the chat, and another continues it when that one ends. Name all nodes of the"
              + " database, like postgres://chat@HOST1,HOST2,HOST3/chat (default: in the folder of"
              + " --data).")
  private PostgresUrl log;

  @Option(
      names = ADVERTISE,
      paramLabel = "HOST:PORT",
      description = "With --log: what clients connect to in order to reach this server.")
  private String advertise;

  @Option(
      names = NODE,
      paramLabel = "NAME",
      description =
          "With --log: the name of this server in the database and in its log (default: the"
              + " address of --advertise).")
  private String node;

  @Option(
      names = ACCEPT_LOSS,
      description =
          "With --log: start although the database has lost messages that were acknowledged, and"
              + " let all clients read the log again. Use it once, if no database node has them"
              + " any more.")
  private boolean acceptLoss;

  @Option(
      names = READY_STANDBY,
      description =
          "With --log: count as ready for /ready while another server has the chat, to which this"
              + " one sends its clients (default: only the server that has the chat).")
  private boolean readyStandby;

  /**
   * Refuses options that lack others, or have no effect beside others.
   *
   * @param retention the value of {@code --keep}
   */
  void validate(Optional<Path> data, Retention retention) {
    if (log == null) {
      require(advertise == null && node == null, ADVERTISE + " and " + NODE + " need " + LOG);
      require(!acceptLoss, ACCEPT_LOSS + " needs " + LOG);
      require(!readyStandby, READY_STANDBY + " needs " + LOG);
      return;
    }
    require(
        advertise != null,
        LOG + " needs " + ADVERTISE + " HOST:PORT: what clients connect to to reach this server");
    require(
        ServerLimits.Peer.isAddress(advertise),
        ADVERTISE + ": '" + advertise + "' is not HOST:PORT, like chat1.example.org:8028");
    require(
        NAME.matcher(name()).matches(),
        NODE + ": give a name of at most 40 letters, digits, dots and hyphens");
    require(data.isPresent(), LOG + " needs a folder of --data, for what this server alone needs");
    String unused =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .map(OptionSpec::longestName)
            .filter(OF_A_FOLDER::contains)
            .collect(Collectors.joining(", "));
    require(unused.isEmpty(), LOG + " takes no " + unused + ": the database stores the messages");
    require(
        retention.bytes() == 0,
        LOG
            + " takes no size for --keep: PostgreSQL's files do not shrink when messages are"
            + " deleted. Give an age like 30d or a number of messages like 100000");
  }

  /** Returns the database that several servers share; empty if this one has its own messages. */
  Optional<PostgresUrl> database() {
    return Optional.ofNullable(log);
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private String name() {
    return node == null ? advertise : node;
  }

  /**
   * Returns how the server takes part in a chat of several; empty if it has its own.
   *
   * @param retention the value of {@code --keep}
   * @param isTls whether it listens for TLS, which the advertised port then is for
   * @param certificate the fingerprint of its certificate, which may change
   */
  Optional<ClusterSettings> settings(
      Path folder,
      Retention retention,
      boolean isTls,
      Supplier<Optional<Fingerprint>> certificate) {
    return Optional.ofNullable(log)
        .map(
            url ->
                new ClusterSettings(
                    url,
                    new ClusterSettings.Self(name(), advertise, isTls, certificate),
                    folder,
                    retention,
                    acceptLoss,
                    readyStandby,
                    ClusterSettings.LEASE));
  }
}
