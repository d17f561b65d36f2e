package chat.client.session.login;

import chat.client.event.ClientEvent;
import chat.client.event.RequestEvent;
import chat.client.session.state.EventLog;
import chat.client.session.state.OwnAccount;
import chat.protocol.ClientId;
import chat.protocol.ClientMessage;
import chat.protocol.ConnectionMessage;
import chat.protocol.ErrorCode;
import chat.protocol.InvalidNameException;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.ServerMessage;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Gets a nick from the server, and knows it. The session thread owns it.
 *
 * <pre>
 *   GREETING ──→ ASKING ──→ TRYING ──→ WELCOMED
 *       └───────────────────↑  │ ↑__│ refused: ask again, or try the next nick
 *                    ASKING ←──┘
 * </pre>
 *
 * <p>Once welcomed, a person may go on typing while the link is lost. A reconnect asks for the same
 * nick and stays WELCOMED; it is ASKING at most where somebody else has taken the nick.
 */
public final class NickLogin {
  private enum State {
    GREETING,
    /** The person is asked for a name. */
    ASKING,
    /** The server is asked for a nick. */
    TRYING,
    WELCOMED
  }

  private static final Set<String> BAD_NAME =
      Set.of(ErrorCode.NICK_IN_USE.word(), ErrorCode.BAD_NICK.word());

  private final ClientId clientId = ClientId.random();
  private final NickChoice choice;
  private final boolean asks;
  private final Consumer<ClientMessage> link;
  private final EventLog events;
  private final OwnAccount account = new OwnAccount();
  private State state = State.GREETING;
  private boolean wasWelcomed;
  private boolean isProvenOnLink; // the server has said on this link which account is ours
  private int version;
  private Nick nick;
  private Nick asked; // the nick of the last HELLO
  private int maxTextBytes = Limits.DEFAULT_MAX_TEXT_BYTES;

  /**
   * A login that has not begun.
   *
   * @param asks whether there is a person who can be asked for a name
   * @param link sends a message at once
   */
  public NickLogin(NickChoice choice, boolean asks, Consumer<ClientMessage> link, EventLog events) {
    this.choice = choice;
    this.asks = asks;
    this.link = link;
    this.events = events;
    this.nick = choice.first();
    this.asked = nick;
  }

  /** The server has greeted: asks it for a nick, or the person for a name first. */
  public void greeted(int highestVersion) {
    isProvenOnLink = false;
    version = Math.min(highestVersion, Limits.VERSION);
    if (asks && choice.isMadeUp() && !wasWelcomed) {
      ask();
    } else {
      choice.startWith(nick);
      hello(nick);
    }
  }

  /** The link is lost: what was asked needs no answer any more. */
  public void linkLost() {
    state = State.WELCOMED;
  }

  /**
   * The server refused the login: asks a person for another nick; for a program, tries a variant of
   * one that is in use, so that no script ends because another one runs.
   *
   * @return why this session cannot go on; empty if it can
   */
  public Optional<String> refused(ServerMessage.Refused answer) {
    if (answer.code().equals(ErrorCode.HELLO_TWICE.word())) {
      return Optional.empty(); // a name was typed just when the link changed
    }
    RequestEvent.RequestRefused refusal = new RequestEvent.RequestRefused(answer);
    if (!BAD_NAME.contains(answer.code())) {
      return Optional.of("the server refused the login: " + refusal.sentence());
    }
    if (asks) {
      events.add(refusal);
      ask();
      return Optional.empty();
    }
    Optional<Nick> other =
        answer.code().equals(ErrorCode.NICK_IN_USE.word()) ? choice.after(asked) : Optional.empty();
    if (other.isEmpty()) {
      return Optional.of(refusal.sentence() + "; choose another nick with chat-client NICK@HOST");
    }
    events.notice(refusal.sentence() + "; trying " + other.get());
    hello(other.get());
    return Optional.empty();
  }

  /** The server has welcomed us, under this nick. */
  public void welcomed(ConnectionMessage.Welcome welcome) {
    nick = welcome.nick();
    maxTextBytes = welcome.maxTextBytes();
    wasWelcomed = true;
    state = State.WELCOMED;
    events.changed();
  }

  /** The server has given us another nick. */
  public void renamed(Nick now) {
    nick = now;
    events.changed();
  }

  /** Answers the question for a name with a typed line. */
  public void answer(String line) {
    try {
      String name = line.strip();
      hello(name.isEmpty() ? choice.first() : Nick.of(name));
    } catch (InvalidNameException e) {
      events.notice(e.getMessage());
      ask();
    }
  }

  /** The server has said which account is ours. */
  public void provenOnLink() {
    isProvenOnLink = true;
  }

  /** Whether the server has said on this link which account is ours. */
  public boolean isProvenOnLink() {
    return isProvenOnLink;
  }

  /** Returns the account that we are logged in to. */
  public OwnAccount account() {
    return account;
  }

  /** Returns our nick, or the one we ask for. */
  public Nick nick() {
    return nick;
  }

  /** Returns the longest text that the server accepts, in bytes. */
  public int maxTextBytes() {
    return maxTextBytes;
  }

  /** Whether this is our nick. */
  public boolean isOurs(Nick other) {
    return nick.equals(other);
  }

  /** Whether a server has welcomed us in this session. */
  public boolean wasWelcomed() {
    return wasWelcomed;
  }

  /** Whether the next line typed is a name. */
  public boolean isAsking() {
    return state == State.ASKING;
  }

  /** Whether messages may be sent, at once or when the link is back. */
  public boolean isWelcome() {
    return state == State.WELCOMED;
  }

  private void ask() {
    state = State.ASKING;
    events.changed();
    events.add(new ClientEvent.NameAsked("Name [" + choice.first() + "]: "));
  }

  private void hello(Nick wanted) {
    asked = wanted;
    state = wasWelcomed ? State.WELCOMED : State.TRYING;
    events.changed();
    link.accept(new ClientMessage.Hello(version, wanted, clientId));
  }
}
