package chat.client.config;

import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.protocol.account.Fingerprint;
import chat.protocol.account.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings the client starts with. Immutable.
 *
 * @param rooms the rooms to enter; what is typed goes to the last one
 */
public record Settings(
    Destination destination, List<RoomName> rooms, Link link, Pipe pipe, Display display) {
  public Settings {
    rooms = List.copyOf(rooms);
  }

  static Settings of(RawSettings raw, Environment environment) {
    return new Settings(
        Destination.parse(raw.texts(SettingTable.SERVER).get(0), TlsSettings.isAsked(raw)),
        raw.all(SettingTable.ROOM),
        new Link(
            raw.one(SettingTable.TEXT),
            raw.one(SettingTable.GIVE_UP),
            Tls.of(raw, environment),
            Login.of(raw, environment)),
        Pipe.of(raw),
        new Display(
            !raw.one(SettingTable.NO_COLOR),
            raw.optional(SettingTable.LOG).map(environment::file),
            Preferences.of(raw),
            raw.one(SettingTable.HISTORY)));
  }

  /** The rooms to enter: the last one alone, if the client sends one message and exits. */
  public List<RoomName> entered() {
    return pipe.send().isPresent() ? List.of(lastRoom()) : rooms;
  }

  public RoomName lastRoom() {
    return rooms.get(rooms.size() - 1);
  }

  /** How many of a room's messages from before we enter it are wanted. */
  public int history() {
    return pipe.send().isPresent() ? 0 : display.history();
  }

  public boolean textOnly() {
    return link.textOnly();
  }

  public Tls tls() {
    return link.tls();
  }

  Settings with(Destination other) {
    return new Settings(other, rooms, link, pipe, display);
  }

  public Login login() {
    return link.login();
  }

  public Duration giveUp() {
    return link.giveUp();
  }

  /**
   * How to speak to the server.
   *
   * @param textOnly plain text, whatever the server announces
   * @param giveUp how long a program runs without a server
   * @param login how to log in to an account
   */
  public record Link(boolean textOnly, Duration giveUp, Tls tls, Login login) {}

  /**
   * Which servers to trust. Whether to speak TLS is part of the destination's address.
   *
   * @param plain whether a host that was reached by TLS may be spoken to unencrypted
   * @param fingerprints of the only certificates to accept; none: others decide
   * @param authorities a file of those to trust in place of this computer's
   * @param forgotten the server to forget, in place of a session
   */
  public record Tls(
      boolean plain,
      List<Fingerprint> fingerprints,
      Optional<Path> authorities,
      Optional<String> forgotten) {
    public Tls {
      fingerprints = List.copyOf(fingerprints);
    }

    /** Returns whether the user named the certificates or authorities that count, and no other. */
    public boolean isNamed() {
      return !fingerprints.isEmpty() || authorities.isPresent();
    }

    static Tls of(RawSettings raw, Environment environment) {
      return new Tls(
          raw.one(TlsSettings.PLAIN),
          raw.optional(TlsSettings.FINGERPRINT).orElse(List.of()),
          raw.optional(TlsSettings.AUTHORITIES).map(environment::file),
          raw.optional(TlsSettings.FORGET));
    }
  }

  /**
   * How to log in to an account.
   *
   * @param isToRemember whether this device should stay logged in
   * @param token the token in the environment
   * @param tokenFile a file with a token; precedes that in the environment
   * @param sshKey a file with a key, or {@link #AGENT}
   * @param places where things are
   */
  public record Login(
      boolean isToRemember,
      Optional<Secret> token,
      Optional<Path> tokenFile,
      Optional<String> sshKey,
      Places places) {
    /** The value that means the keys of the SSH agent, in place of a file. */
    public static final String AGENT = "agent";

    private static final String TOKEN_VARIABLE = "CHAT_TOKEN";

    /**
     * The places of the files and the agent that a login uses.
     *
     * @param tokens the file of tokens that this device remembers
     * @param agent the SSH agent's socket, if one is known
     */
    public record Places(Environment environment, Path tokens, Optional<Path> agent) {}

    static Login of(RawSettings raw, Environment environment) {
      return new Login(
          raw.one(LoginSettings.REMEMBER),
          environment.variable(TOKEN_VARIABLE).map(token -> Secret.take(token.toCharArray())),
          raw.optional(LoginSettings.TOKEN_FILE).map(environment::file),
          raw.optional(LoginSettings.SSH_KEY),
          new Places(
              environment,
              new UserFiles(environment).tokens(),
              environment.variable("SSH_AUTH_SOCK").map(Path::of)));
    }
  }

  /**
   * What programs need.
   *
   * @param json print each event as a JSON object
   * @param listen read nothing from standard input
   * @param timestamps begin each line with its time
   * @param send the one message to send; text even if it starts with a slash
   */
  public record Pipe(boolean json, boolean listen, boolean timestamps, Optional<Text> send) {
    static Pipe of(RawSettings raw) {
      return new Pipe(
          raw.one(SettingTable.JSON),
          raw.one(SettingTable.LISTEN),
          raw.one(SettingTable.TIMESTAMPS),
          raw.optional(SettingTable.SEND));
    }

    /** Whether a program reads the output, even if that is a terminal. */
    public boolean isAsked() {
      return json || listen || send.isPresent();
    }
  }

  /**
   * What is shown, and written to a transcript.
   *
   * @param color whether to send colors to a terminal that can show them
   * @param log the file to append the transcript to
   * @param preferences those in force at the start
   * @param history how many of a room's messages from before we enter it
   */
  public record Display(boolean color, Optional<Path> log, Preferences preferences, int history) {}
}
