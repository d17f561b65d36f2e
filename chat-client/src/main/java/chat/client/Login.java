package chat.client;

import chat.client.net.HangUpException;
import chat.client.net.Outbox;
import chat.client.ui.Notices;
import chat.client.ui.View;
import chat.protocol.ClientId;
import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.InvalidNameException;
import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.ServerMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gets a nick from the server: GREETING → (ASKING →) TRYING → WELCOMED, back to ASKING or on with
 * another nick when one is refused. The reader thread moves it on; the stdin thread answers the
 * question for a name, and waits here until messages may be sent.
 *
 * <p>Who was welcome once may go on saying things while the link is lost, and asks for the same
 * nick on the next: then it stays WELCOMED, and is at most ASKING where somebody else took it.
 */
final class Login {
  private enum State {
    GREETING,
    /** The person is asked for a name. */
    ASKING,
    /** The server is asked for a nick. */
    TRYING,
    WELCOMED,
    OVER
  }

  private static final Set<String> BAD_NAME =
      Set.of(ErrorCode.NICK_IN_USE.word(), ErrorCode.BAD_NICK.word());

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ClientId clientId = ClientId.random();
  private final Outbox outbox;
  private final View view;
  private final NickChoice choice;
  private final boolean asks;
  private final boolean named;
  private State state = State.GREETING; // guarded by lock
  private boolean wasWelcomed; // guarded by lock
  private volatile int version;
  private volatile long inbox; // what came after this number is to be told
  private volatile Nick nick;

  /**
   * A login that has not begun.
   *
   * @param named whether the person has said a name already
   * @param asks whether there is a person who can be asked
   */
  Login(Outbox outbox, View view, NickChoice choice, boolean named, boolean asks) {
    this.outbox = outbox;
    this.view = view;
    this.choice = choice;
    this.named = named;
    this.asks = asks;
    this.nick = choice.first();
  }

  /** The server can do this version, and so we begin. */
  void greeted(int highest, long inboxAfter) {
    version = Math.min(highest, Limits.VERSION);
    inbox = inboxAfter;
    if (asks && !named && !wasWelcomed()) {
      ask();
    } else {
      hello(nick);
    }
  }

  /** The link is lost; what was asked is not to be answered any more. */
  void lost() {
    become(State.WELCOMED);
  }

  void refused(ServerMessage.Refused answer) throws HangUpException {
    if (answer.code().equals(ErrorCode.HELLO_TWICE.word())) {
      return; // A name was typed just when the link changed.
    }
    String why = Notices.refused(answer);
    if (!BAD_NAME.contains(answer.code())) {
      throw new HangUpException("the server refused the login: " + why);
    }
    if (asks) {
      view.notice(why);
      ask();
      return;
    }
    Optional<Nick> other = choice.next();
    if (other.isEmpty()) {
      throw new HangUpException(why + "; choose another name with chat-client NAME@HOST");
    }
    hello(other.get());
  }

  void welcomed(Nick as) {
    nick = as;
    lock.lock();
    try {
      wasWelcomed = true;
    } finally {
      lock.unlock();
    }
    become(State.WELCOMED);
  }

  /** Whether there is a person who can be asked. */
  boolean asks() {
    return asks;
  }

  /** What one is called, or asks to be called. */
  Nick nick() {
    return nick;
  }

  /** Somebody is called otherwise; maybe it is oneself. */
  void renamed(ServerMessage.Renamed renamed) {
    if (renamed.before().equals(nick)) {
      nick = renamed.now();
    }
  }

  /** The link has ended; nobody need wait any more. */
  void over() {
    become(State.OVER);
  }

  /** Whether that line was the answer to the question for a name. Waits until that is clear. */
  boolean takes(String line) throws InterruptedException {
    if (!asks || settled() != State.ASKING) {
      return false;
    }
    try {
      String name = line.strip();
      hello(name.isEmpty() ? choice.first() : Nick.of(name));
    } catch (InvalidNameException e) {
      view.notice(e.getMessage());
      ask();
    }
    return true;
  }

  /** Whether messages may be sent. */
  boolean isWelcome() {
    lock.lock();
    try {
      return state == State.WELCOMED;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until messages may be sent, no longer than this; false if they may not. */
  boolean awaitWelcome(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (!isSettled() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return state == State.WELCOMED;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until messages may be sent; false if that will not be. */
  boolean awaitWelcome() throws InterruptedException {
    return settled() == State.WELCOMED;
  }

  private void ask() {
    // First the state: the answer may come as soon as the question is seen.
    become(State.ASKING);
    view.ask("Name [" + choice.first() + "]: ");
  }

  private void hello(Nick wanted) {
    become(wasWelcomed() ? State.WELCOMED : State.TRYING);
    outbox.addUrgent(new ClientMessage.Hello(version, wanted, clientId, OptionalLong.of(inbox)));
  }

  private boolean wasWelcomed() {
    lock.lock();
    try {
      return wasWelcomed;
    } finally {
      lock.unlock();
    }
  }

  private void become(State next) {
    lock.lock();
    try {
      if (state != State.OVER) {
        state = next;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private State settled() throws InterruptedException {
    lock.lock();
    try {
      while (!isSettled()) {
        changed.await();
      }
      return state;
    } finally {
      lock.unlock();
    }
  }

  private boolean isSettled() {
    return state != State.GREETING && state != State.TRYING;
  }
}
