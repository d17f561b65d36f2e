package chat.server;

import chat.protocol.Limits;
import chat.protocol.account.Fingerprint;
import chat.protocol.command.NumberParser;
import chat.protocol.command.Size;
import chat.protocol.command.SizeParser;
import chat.protocol.command.UsageException;
import chat.server.cluster.ClusterSettings;
import chat.server.listen.BindAddress;
import chat.server.listen.Endpoints;
import chat.server.listen.TlsPort;
import chat.server.log.NamedRoom;
import chat.server.log.postgres.PostgresUrl;
import chat.server.log.pruning.Retention;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the command line. The main thread. */
final class Options {
  private static final int MAX_PORT = 65_535;
  private static final String NO_FOLDER = "none";
  private static final String DATA = "--data";
  private static final String DELETE_ROOM = "--delete-room";

  private enum Sync {
    FULL,
    NORMAL;

    static Sync parse(String typed) throws UsageException {
      for (Sync sync : values()) {
        if (sync.name().equalsIgnoreCase(typed)) {
          return sync;
        }
      }
      throw new UsageException("'" + typed + "' is not one of full, normal");
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "localhost",
      description =
          "Listen on this address (default: ${DEFAULT-VALUE}, which only programs on this computer"
              + " can reach). 0.0.0.0: listen on every network of this computer. Other computers"
              + " get TLS there.")
  private String bind;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + Limits.PORT,
      description =
          "Listen on this TCP port, without encryption (default: ${DEFAULT-VALUE}). 0: any free"
              + " port.")
  private int port;

  @Option(
      names = "--wait-for-address",
      paramLabel = "DURATION",
      description =
          "Wait this long for the address of --bind, if no network of this computer has it yet, as"
              + " while the computer starts (default: don't wait).")
  private Duration waitForAddress = Duration.ZERO;

  @Option(
      names = DATA,
      paramLabel = "DIR|none",
      defaultValue = "chat-data",
      description =
          "Store messages in this folder (default: ${DEFAULT-VALUE}, below the current folder)."
              + " none: keep the newest 64m in memory until the server stops.")
  private String data;

  @Option(
      names = DELETE_ROOM,
      paramLabel = "ROOM",
      description =
          "Delete this room, with its messages and its topic, from the folder of --data, whose"
              + " server must be stopped, and exit.")
  private NamedRoom deleteRoom;

  @Option(
      names = "--sync",
      paramLabel = "full|normal",
      defaultValue = "full",
      description =
          "When a message counts as stored (default: ${DEFAULT-VALUE}). full: once it is on the"
              + " disk. normal: once the operating system has it, which is faster, but a power cut"
              + " may lose the last messages.")
  private Sync sync;

  @Option(
      names = "--keep",
      paramLabel = "AGE|COUNT|SIZE",
      description =
          "Keep messages for this time, such as 30d, or this many in each room, such as 100000, or"
              + " the newest messages up to this size in all, such as 20g; or several, such as"
              + " 30d,20g (default: all).")
  private Retention retention = Retention.EVERYTHING;

  @Option(
      names = "--confirm-text",
      description =
          "Confirm each message of a text client with a line, for programs that wait for an"
              + " answer.")
  private boolean confirmText;

  @Mixin private ClusterOptions cluster;

  @Mixin private TlsOptions tls;

  @Mixin private LimitOptions limits;

  @Mixin private AnnounceOptions announcing;

  @Mixin private TextOptions texts;

  @Mixin private SightOptions sight;

  /** Makes a command parse the values of these options, and refuse others in our words. */
  static CommandLine parsedBy(CommandLine command) {
    return SightOptions.parsedBy(command)
        .registerConverter(int.class, NumberParser::parse)
        .registerConverter(Integer.class, NumberParser::parse)
        .registerConverter(Size.class, SizeParser::parse)
        .registerConverter(Duration.class, TimeLimitParser::parse)
        .registerConverter(Retention.class, RetentionParser::parse)
        .registerConverter(NamedRoom.class, RoomParser::parse)
        .registerConverter(Sync.class, Sync::parse)
        .registerConverter(TlsPort.class, TlsPort::parse)
        .registerConverter(PostgresUrl.class, PostgresUrl::parse);
  }

  /** Refuses numbers that are out of range, as picocli refuses malformed values. */
  void validate() {
    require(port >= 0 && port <= MAX_PORT, "--port must be 0 to " + MAX_PORT);
    tls.validate();
    limits.validate(retention.bytes());
    texts.validate();
    sight.validate();
    if (sight.status()) {
      requireAlone(SightOptions.STATUS);
    }
    if (deleteRoom != null) {
      requireAlone(DELETE_ROOM);
    }
    require(isFolder(data), "--data: '" + data + "' is not the name of a folder");
    cluster.validate(data(), retention);
  }

  private static boolean isFolder(String name) {
    try {
      return !Path.of(name).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Refuses options of a server that would have no effect beside this one. */
  private void requireAlone(String option) {
    Set<String> mayStand = Set.of(option, DATA, SightOptions.VERBOSE, SightOptions.LOG_FORMAT);
    boolean isAlone =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .map(OptionSpec::longestName)
            .allMatch(mayStand::contains);
    require(isAlone, option + " takes no option of a server but " + DATA);
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  Endpoints endpoints() {
    return new Endpoints(
        new BindAddress(bind, waitForAddress), port, tls.port(), tls.plainAnywhere());
  }

  TlsOptions tls() {
    return tls;
  }

  boolean confirmText() {
    return confirmText;
  }

  /** Returns the folder that messages are stored in; empty if they stay in memory. */
  Optional<Path> data() {
    return data.equals(NO_FOLDER) ? Optional.empty() : Optional.of(Path.of(data));
  }

  /** Returns the database that several servers share; empty if this one has its own messages. */
  Optional<PostgresUrl> database() {
    return cluster.database();
  }

  /**
   * Returns how the server takes part in a chat of several; empty if it has its own.
   *
   * @param isTls whether it listens for TLS
   * @param certificate the fingerprint of its certificate, once it is open
   */
  Optional<ClusterSettings> cluster(boolean isTls, Supplier<Optional<Fingerprint>> certificate) {
    return data().flatMap(folder -> cluster.settings(folder, retention, isTls, certificate));
  }

  /** Returns the room that is to be deleted in place of starting a server. */
  Optional<NamedRoom> deleteRoom() {
    return Optional.ofNullable(deleteRoom);
  }

  boolean waitsForDisk() {
    return sync == Sync.FULL;
  }

  Retention retention() {
    return retention;
  }

  LimitOptions limits() {
    return limits;
  }

  /** Returns the size at which the data folder takes no more messages; 0 for none. */
  long maxDataBytes() {
    return limits.maxDataBytes(retention.bytes());
  }

  AnnounceOptions announcing() {
    return announcing;
  }

  TextOptions texts() {
    return texts;
  }

  SightOptions sight() {
    return sight;
  }
}
