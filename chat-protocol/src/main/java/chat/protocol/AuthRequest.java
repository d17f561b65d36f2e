package chat.protocol;

import chat.protocol.account.Fingerprint;
import chat.protocol.account.Secret;
import java.util.Locale;

/** A request about an account: to log in to it, or to change it. ACCOUNTS.md. */
public sealed interface AuthRequest extends ClientMessage {
  /** The action of AUTH: its first token. */
  enum Action {
    REGISTER(head -> new Register(secret(head, "a password"))),
    PASSWORD(head -> new Password(ClientVerb.nick(head), secret(head, "a password"))),
    TOKEN(head -> new Token(secret(head, "a token"))),
    KEY(head -> new Key(ClientVerb.nick(head), fingerprint(head))),
    SIGNATURE(head -> new Signature(line(head, "a signature"))),
    CHANGE(AuthRequest::change),
    LOGOUT(head -> new Logout()),
    REMEMBER(head -> new Remember(line(head, "the device's name"))),
    DEVICES(head -> new Devices()),
    REVOKE(head -> new Revoke(head.number("a device"))),
    KEYS(head -> new Keys()),
    ADDKEY(head -> new AddKey(line(head, "a public key"))),
    DROPKEY(head -> new DropKey(fingerprint(head)));

    /** Decodes the tokens after the action. */
    private interface Decoder {
      AuthRequest decode(Head head) throws RefusedException;
    }

    private final Decoder decoder;

    Action(Decoder decoder) {
      this.decoder = decoder;
    }

    /** Returns the action as the wire has it, like {@code register}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the action. */
  Action action();

  @Override
  default ClientVerb verb() {
    return ClientVerb.AUTH;
  }

  @Override
  default String firstToken() {
    return action().word();
  }

  /** Claims the client's nick for a new account with this password. */
  record Register(Secret password) implements AuthRequest {
    @Override
    public void encode(FrameWriter frame) {
      begin(frame, this).endWith(password);
    }

    @Override
    public int textBytes() {
      return password.byteLength();
    }

    @Override
    public Action action() {
      return Action.REGISTER;
    }
  }

  /** Logs in to the account with this nick. */
  record Password(Nick nick, Secret password) implements AuthRequest {
    @Override
    public void encode(FrameWriter frame) {
      begin(frame, this).token(nick.value()).endWith(password);
    }

    @Override
    public int textBytes() {
      return password.byteLength();
    }

    @Override
    public Action action() {
      return Action.PASSWORD;
    }
  }

  /** Logs in with the token that the server answered to REMEMBER. */
  record Token(Secret token) implements AuthRequest {
    @Override
    public void encode(FrameWriter frame) {
      begin(frame, this).endWith(token);
    }

    @Override
    public int textBytes() {
      return token.byteLength();
    }

    @Override
    public Action action() {
      return Action.TOKEN;
    }
  }

  /** Requests a challenge, to log in with this SSH key. */
  record Key(Nick nick, Fingerprint key) implements AuthRequest {
    @Override
    public void encode(FrameWriter frame) {
      begin(frame, this).token(nick.value()).token(key.toString()).end();
    }

    @Override
    public Action action() {
      return Action.KEY;
    }
  }

  /** Logs in with the signature of the last challenge: an SSHSIG in base64, on one line. */
  record Signature(Text signature) implements AuthRequest {
    @Override
    public void encode(FrameWriter frame) {
      begin(frame, this).endWith(signature);
    }

    @Override
    public int textBytes() {
      return signature.byteLength();
    }

    @Override
    public Action action() {
      return Action.SIGNATURE;
    }
  }

  /**
   * Replaces the password.
   *
   * @param before the password until now; empty if the account has none
   */
  record Change(Secret before, Secret now) implements AuthRequest {
    @Override
    public void encode(FrameWriter frame) {
      begin(frame, this).endWith(before, now);
    }

    @Override
    public int textBytes() {
      return before.byteLength() + now.byteLength();
    }

    @Override
    public Action action() {
      return Action.CHANGE;
    }
  }

  /** Makes the client a guest again. */
  record Logout() implements AuthRequest {
    @Override
    public Action action() {
      return Action.LOGOUT;
    }
  }

  /** Requests a token, with which the device of this name logs in from now on. */
  record Remember(Text name) implements AuthRequest {
    @Override
    public void encode(FrameWriter frame) {
      begin(frame, this).endWith(name);
    }

    @Override
    public Action action() {
      return Action.REMEMBER;
    }
  }

  /** Requests the account's devices that have a token. */
  record Devices() implements AuthRequest {
    @Override
    public Action action() {
      return Action.DEVICES;
    }
  }

  /** Deletes a device's token, and ends its connections. */
  record Revoke(long device) implements AuthRequest {
    @Override
    public void encode(FrameWriter frame) {
      begin(frame, this).token(device).end();
    }

    @Override
    public Action action() {
      return Action.REVOKE;
    }
  }

  /** Requests the account's SSH keys. */
  record Keys() implements AuthRequest {
    @Override
    public Action action() {
      return Action.KEYS;
    }
  }

  /** Adds an SSH key: a line like those of {@code authorized_keys}, without options. */
  record AddKey(Text line) implements AuthRequest {
    @Override
    public void encode(FrameWriter frame) {
      begin(frame, this).endWith(line);
    }

    @Override
    public int textBytes() {
      return line.byteLength();
    }

    @Override
    public Action action() {
      return Action.ADDKEY;
    }
  }

  /** Removes an SSH key. */
  record DropKey(Fingerprint key) implements AuthRequest {
    @Override
    public void encode(FrameWriter frame) {
      begin(frame, this).token(key.toString()).end();
    }

    @Override
    public Action action() {
      return Action.DROPKEY;
    }
  }

  /** Decodes what follows the verb. */
  static AuthRequest decode(Head head) throws RefusedException {
    String word = head.required("an action");
    for (Action action : Action.values()) {
      if (action.word().equals(word)) {
        return action.decoder.decode(head);
      }
    }
    throw head.refusal(ErrorCode.UNKNOWN_VERB, "this server does not know that action of AUTH");
  }

  private static FrameWriter begin(FrameWriter frame, AuthRequest request) {
    return frame.begin(request.verb()).token(request.firstToken());
  }

  private static AuthRequest change(Head head) throws RefusedException {
    Secret[] both = head.secrets(2, "the old password and, on the next line, the new one");
    return new Change(both[0], both[1]);
  }

  private static Secret secret(Head head, String what) throws RefusedException {
    return head.secrets(1, what)[0];
  }

  private static Fingerprint fingerprint(Head head) throws RefusedException {
    return head.required("a key's fingerprint", ErrorCode.BAD_TOKEN, Fingerprint::parse);
  }

  private static Text line(Head head, String what) throws RefusedException {
    Text text = head.text();
    if (text.isEmpty()) {
      throw head.refusal(
          ErrorCode.EMPTY_TEXT, head.verb() + " needs " + what + ", after a line feed");
    }
    if (!text.isOneLine() || text.byteLength() > Limits.MAX_LINE_BYTES) {
      throw head.refusal(
          ErrorCode.BAD_TOKEN,
          what + " is one line of at most " + Limits.MAX_LINE_BYTES + " bytes");
    }
    return text;
  }
}
