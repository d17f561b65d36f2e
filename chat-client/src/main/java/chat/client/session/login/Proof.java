package chat.client.session.login;

import chat.client.net.LinkSecurity;
import chat.client.session.state.EventLog;
import chat.client.ssh.SshKey;
import chat.client.ssh.SshKeyException;
import chat.client.ssh.SshSignature;
import chat.protocol.AuthRequest;
import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.protocol.account.KeyLogin;
import chat.protocol.account.Secret;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Proves on a new link, before HELLO, that an account is ours: by a token, by an SSH key, or by the
 * password that a person is asked for. The session thread owns it, and waits at most five seconds
 * for an SSH agent.
 */
final class Proof {
  /** The logins after which the client may request a token. */
  private static final Set<AuthRequest.Action> LOGINS =
      EnumSet.of(
          AuthRequest.Action.REGISTER, AuthRequest.Action.PASSWORD, AuthRequest.Action.SIGNATURE);

  /** What follows an answer to our proof. */
  enum Next {
    /** Nothing: it is no answer to our proof, or more of it is under way. */
    NOTHING,
    /** Send HELLO, with the account or without. */
    HELLO,
    /** Ask the person for the password once more. */
    PASSWORD,
    /** End the session: the user chose this proof alone. */
    END
  }

  private final Credentials credentials;
  private final Consumer<ClientMessage> link;
  private final Supplier<LinkSecurity> security;
  private final EventLog events;
  private final Deque<SshKey> keys = new ArrayDeque<>(); // those to try, the current one first
  private Optional<AuthRequest.Action> awaited = Optional.empty(); // the answer to it
  private Optional<AuthRequest> typed = Optional.empty(); // the password, until it is answered
  private Nick nick = Nick.of("nobody"); // whose key is tried
  private String reason = "";
  private boolean isLoggedOut; // by the user, whom no reconnect logs in again

  Proof(
      Credentials credentials,
      Consumer<ClientMessage> link,
      Supplier<LinkSecurity> security,
      EventLog events) {
    this.credentials = credentials;
    this.link = link;
    this.security = security;
    this.events = events;
  }

  LinkSecurity security() {
    return security.get();
  }

  /** Returns why the session ends. */
  String reason() {
    return reason;
  }

  /**
   * Sends the first credential on a new link; a password that the person typed too late for the
   * last one goes first. A token and HELLO need one flight.
   */
  Next begin(Nick wanted) {
    Optional<AuthRequest> password =
        typed.filter(request -> security.get().isConfidential() && credentials.mayCarryOver());
    awaited = Optional.empty();
    typed = Optional.empty();
    nick = wanted;
    keys.clear();
    if (password.isPresent()) {
      password(password.get());
      return Next.NOTHING;
    }
    if (isLoggedOut) {
      return Next.HELLO;
    }
    if (!security.get().isConfidential()) {
      return credentials.isChosen()
          ? end("not logged in: others could read it on the way; encrypt the connection with --tls")
          : Next.HELLO;
    }
    try {
      Optional<Secret> token = credentials.token(security.get());
      if (token.isPresent()) {
        send(new AuthRequest.Token(token.get()));
        return Next.HELLO;
      }
      keys.addAll(credentials.keys());
    } catch (SshKeyException e) {
      return end(e.getMessage());
    } catch (IOException e) {
      if (credentials.isChosen()) {
        return end(e.getMessage());
      }
      events.notice(e.getMessage());
    }
    return keys.isEmpty() ? Next.HELLO : tryKey();
  }

  /** Whether the user chose a token or a key, or typed a password that is not answered. */
  boolean carriesSecrets() {
    return credentials.isChosen() || typed.isPresent();
  }

  /** Whether a token was sent, or a key is tried. */
  boolean isUnderWay() {
    return awaited.isPresent();
  }

  /** Sends a password, on this link or the next one. */
  void password(Nick account, Secret password) {
    password(new AuthRequest.Password(account, password));
  }

  private void password(AuthRequest request) {
    typed = Optional.of(request);
    send(request);
  }

  private Next tryKey() {
    send(new AuthRequest.Key(nick, keys.element().fingerprint()));
    return Next.NOTHING;
  }

  /** Signs the server's challenge. */
  Next challenged(String nonce) {
    if (keys.isEmpty()) {
      return Next.NOTHING;
    }
    byte[] signed = KeyLogin.signed(nick.value(), security.get().certificate(), nonce);
    try {
      String signature = SshSignature.of(keys.element(), KeyLogin.NAMESPACE, signed);
      send(new AuthRequest.Signature(Text.of(signature)));
      return Next.NOTHING;
    } catch (SshKeyException e) {
      return end(e.getMessage());
    }
  }

  /** A request about accounts has succeeded. */
  Next succeeded(String action) {
    if (action.equals(AuthRequest.Action.LOGOUT.word())) {
      isLoggedOut = true;
      forget(credentials::loggedOut);
    } else if (isLogin(action)) {
      isLoggedOut = false;
    }
    if (!isAwaited(action) || action.equals(AuthRequest.Action.KEY.word())) {
      return Next.NOTHING;
    }
    boolean wasToken = isAwaited(AuthRequest.Action.TOKEN.word());
    awaited = Optional.empty();
    typed = Optional.empty();
    keys.clear();
    return wasToken ? Next.NOTHING : Next.HELLO; // HELLO was sent with the token
  }

  /** A request about accounts was refused, for this reason in one line. */
  Next refused(ServerMessage.Refused answer, String sentence) {
    if (!isAwaited(answer.token())) {
      return Next.NOTHING;
    }
    AuthRequest.Action action = awaited.orElseThrow();
    awaited = Optional.empty();
    typed = Optional.empty();
    boolean isWrong = answer.code().equals(ErrorCode.AUTH_FAILED.word());
    if (isWrong && !keys.isEmpty()) {
      keys.remove();
      if (!keys.isEmpty()) {
        return tryKey();
      }
    }
    if (action == AuthRequest.Action.PASSWORD) {
      events.notice(sentence);
      return Next.PASSWORD;
    }
    if (credentials.isChosen()) {
      return end("not logged in: " + sentence + (isWrong ? remedy(action) : ""));
    }
    if (isWrong) {
      forget(credentials::refused);
    }
    events.notice("not logged in by the remembered token: " + sentence);
    return Next.NOTHING; // HELLO was sent with it
  }

  /** Returns what to do about a credential that does not prove the account. */
  private String remedy(AuthRequest.Action action) {
    return action == AuthRequest.Action.TOKEN
        ? "; chat-client --remember stores a new one once you have logged in"
        : "; the key was tried for %s: name another account as NICK@HOST".formatted(nick);
  }

  /** Changes the stored tokens. */
  private interface Removal {
    void run() throws IOException;
  }

  private void forget(Removal removal) {
    try {
      removal.run();
    } catch (IOException e) {
      events.notice("the token is not removed: " + e.getMessage());
    }
  }

  /** Returns the request for a token after a login, if the user wants one and there is none. */
  Optional<ClientMessage> remembering(String action) {
    return isLogin(action) && credentials.isToRemember() && security.get().isConfidential()
        ? Optional.of(new AuthRequest.Remember(Text.of(credentials.deviceName())))
        : Optional.empty();
  }

  private static boolean isLogin(String action) {
    return LOGINS.stream().anyMatch(login -> login.word().equals(action));
  }

  /** The server has given this device a token. */
  void remember(Nick account, Secret token) {
    try {
      credentials.remember(account, security.get(), token);
      events.notice("this device stays logged in as " + account + "; /devices lists all");
    } catch (IOException e) {
      events.notice("this device does not stay logged in: " + e.getMessage());
    }
  }

  /** Whether an answer to this request is awaited. */
  boolean isAwaited(String action) {
    return awaited.filter(request -> request.word().equals(action)).isPresent();
  }

  private void send(AuthRequest request) {
    awaited = Optional.of(request.action());
    link.accept(request);
  }

  private Next end(String why) {
    reason = why;
    return Next.END;
  }
}
