package chat.client.session.login;

import chat.client.event.RequestEvent;
import chat.client.net.LinkSecurity;
import chat.client.session.state.EventLog;
import chat.client.session.state.OwnAccount;
import chat.protocol.AccountMessage;
import chat.protocol.ClientMessage;
import chat.protocol.ConnectionMessage;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.ServerMessage;
import chat.protocol.account.ClientId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Requests a nick from the server, and records the one it got. The session thread owns it.
 *
 * <pre>
 *   GREETING ──→ ASKING ──→ TRYING ──→ WELCOMED
 *       └───────────────────↑  │ ↑__│ refused: ask again, or try the next nick
 *                    ASKING ←──┘
 * </pre>
 *
 * <p>It is ASKING while a {@link LoginQuestion} is open, also after the link has ended: the answer
 * is sent on the next one. Once welcomed, a person may continue to type while the link is lost. A
 * reconnect requests the same nick and stays WELCOMED, unless another user has taken the nick.
 */
public final class NickLogin {
  private enum State {
    GREETING,
    /** The server is asked for a nick. */
    TRYING,
    WELCOMED
  }

  private final ClientId clientId = ClientId.random();
  private final NickChoice choice;
  private final SecretQuestions questions;
  private final LoginQuestion question;
  private final Proof proof;
  private final boolean asks;
  private final Consumer<ClientMessage> link;
  private final EventLog events;
  private final OwnAccount account = new OwnAccount();
  private State state = State.GREETING;
  private boolean wasWelcomed;
  private int version;
  private Nick nick;
  private Nick asked; // the nick of the last HELLO
  private int maxTextBytes = Limits.DEFAULT_MAX_TEXT_BYTES;

  /**
   * A login that has not begun.
   *
   * @param link sends a message at once
   * @param security what protects the current link
   */
  public NickLogin(
      LoginMeans means,
      Consumer<ClientMessage> link,
      Supplier<LinkSecurity> security,
      EventLog events) {
    this.choice = means.choice();
    this.questions = means.questions();
    this.question = new LoginQuestion(means, events, this::hello);
    this.proof = new Proof(means.credentials(), link, security, events);
    this.asks = questions.asksPerson();
    this.link = link;
    this.events = events;
    this.nick = choice.first();
    this.asked = nick;
  }

  /** A new link is open, whose server may end it before it greets. */
  public void linkOpened() {
    account.linkOpened();
    question.linkOpened();
  }

  /**
   * The server has greeted: proves our account, asks for a nick, or asks the person for one first.
   *
   * @return why the session must end; empty if it continues
   */
  public Optional<String> greeted(int highestVersion) {
    version = Math.min(highestVersion, Limits.VERSION);
    asked = question.answer().or(account::nick).orElse(nick);
    choice.startWith(nick);
    Proof.Next next = proof.begin(asked);
    if (asks
        && choice.isMadeUp()
        && !wasWelcomed
        && question.answer().isEmpty()
        && next == Proof.Next.HELLO
        && !proof.isUnderWay()) {
      question.askNick();
      return Optional.empty();
    }
    return follow(next);
  }

  /** Takes the next step of a proof. Returns why the session must end, if so. */
  private Optional<String> follow(Proof.Next next) {
    switch (next) {
      case NOTHING -> {}
      case HELLO -> hello(asked);
      case PASSWORD -> askPassword();
      case END -> {
        return Optional.of(proof.reason());
      }
    }
    return Optional.empty();
  }

  /** Signs the server's challenge. Returns why the session must end, if so. */
  public Optional<String> challenged(AccountMessage.Challenge challenge) {
    return follow(proof.challenged(challenge.nonce()));
  }

  /** A request about accounts has succeeded. Returns what to send in its turn now. */
  public Optional<ClientMessage> succeeded(String action) {
    var unused = follow(proof.succeeded(action));
    return proof.remembering(action);
  }

  /** The server has given this device a token. */
  public void token(AccountMessage.Token token) {
    proof.remember(account.nick().orElse(nick), token.token());
  }

  /**
   * A request about accounts was refused.
   *
   * @return why the session must end; empty if it continues
   */
  public Optional<String> proofRefused(ServerMessage.Refused answer) {
    return follow(proof.refused(answer, new RequestEvent.RequestRefused(answer).sentence()));
  }

  /** Returns whether the login made this refused request about accounts. */
  public boolean isProving(ServerMessage.Refused answer) {
    return proof.isAwaited(answer.token());
  }

  private void askPassword() {
    if (!proof.security().isConfidential()) {
      events.notice(
          "passwords are sent over TLS or to this computer only: chat-client --tls HOST; or choose"
              + " another nick");
      question.suggestOtherThan(asked, HelloRefusal.ACCOUNT);
      question.askNick();
      return;
    }
    state = wasWelcomed ? State.WELCOMED : State.TRYING;
    Nick owner = asked;
    question.askPassword(
        owner,
        password -> proof.password(owner, password),
        () -> {
          question.suggestOtherThan(owner, HelloRefusal.ACCOUNT);
          question.askNick();
        });
  }

  /** The link is lost. An open question stays open: its answer is for the next link. */
  public void linkLost() {
    account.linkLost();
    state = State.WELCOMED;
  }

  /**
   * Handles a refused HELLO: asks a person for another nick; for a program, tries a variant of one
   * that is in use, so that no script ends because another one runs.
   *
   * @return why the session must end; empty if it continues
   */
  public Optional<String> refused(ServerMessage.Refused answer) {
    RequestEvent.RequestRefused refusal = new RequestEvent.RequestRefused(answer);
    HelloRefusal why = HelloRefusal.of(answer);
    return switch (why) {
      case LOGGED_IN -> Optional.empty();
      case ACCOUNT -> authRequired(refusal);
      case RESERVED, LOOK_ALIKE, NICK_IN_USE -> nickRefused(refusal, why);
      case FINAL -> Optional.of("the server refused the login: " + refusal.sentence());
    };
  }

  private Optional<String> nickRefused(RequestEvent.RequestRefused refusal, HelloRefusal why) {
    if (asks) {
      events.add(refusal);
      question.suggestOtherThan(asked, why);
      question.askNick();
      return Optional.empty();
    }
    Optional<Nick> other = why == HelloRefusal.NICK_IN_USE ? choice.after(asked) : Optional.empty();
    if (other.isEmpty()) {
      return Optional.of(refusal.sentence() + "; choose another nick with chat-client NICK@HOST");
    }
    events.notice(refusal.sentence() + "; trying " + other.get());
    hello(other.get());
    return Optional.empty();
  }

  private Optional<String> authRequired(RequestEvent.RequestRefused refusal) {
    if (!asks) {
      return Optional.of(
          refusal.sentence() + "; a program logs in by --token-file FILE or CHAT_TOKEN");
    }
    events.notice("the nick " + asked + " belongs to an account");
    askPassword();
    return Optional.empty();
  }

  /** The server has welcomed us, under this nick. */
  public void welcomed(ConnectionMessage.Welcome welcome) {
    nick = welcome.nick();
    maxTextBytes = welcome.maxTextBytes();
    wasWelcomed = true;
    question.welcomed();
    state = State.WELCOMED;
    events.changed();
  }

  /** The server has given us another nick. */
  public void renamed(Nick now) {
    nick = now;
    events.changed();
  }

  /** Returns whether the next link gets a secret without a question: we have an account. */
  public boolean carriesSecrets() {
    return account.isLoggedIn() || proof.carriesSecrets();
  }

  /** Returns the account that we are logged in to. */
  public OwnAccount account() {
    return account;
  }

  /** Returns whether there is a person to ask. */
  public boolean asksPerson() {
    return asks;
  }

  /** Returns the question that the login asks a person. */
  public LoginQuestion question() {
    return question;
  }

  /** Returns the questions for secrets, which the login asks like others. */
  public SecretQuestions questions() {
    return questions;
  }

  /** Returns our nick, or the requested one. */
  public Nick nick() {
    return nick;
  }

  /** Returns the longest text that the server accepts, in bytes. */
  public int maxTextBytes() {
    return maxTextBytes;
  }

  /** Returns whether this is our nick. */
  public boolean isOurs(Nick other) {
    return nick.equals(other);
  }

  /** Returns whether a server has welcomed us in this session. */
  public boolean wasWelcomed() {
    return wasWelcomed;
  }

  /** Returns whether the server's answer decides how to treat the next typed line. */
  public boolean isTrying() {
    return state == State.TRYING && !question.asksNick() && !questions.isAsking();
  }

  /** Returns whether messages may be sent, at once or after a reconnect. */
  public boolean isWelcome() {
    return state == State.WELCOMED && !question.asksNick();
  }

  private void hello(Nick wanted) {
    asked = wanted;
    state = wasWelcomed ? State.WELCOMED : State.TRYING;
    events.changed();
    link.accept(new ClientMessage.Hello(version, wanted, clientId, true));
  }
}
