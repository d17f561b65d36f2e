package chat.client.session.login;

import chat.client.event.ClientEvent;
import chat.client.session.state.EventLog;
import chat.protocol.Nick;
import chat.protocol.account.Secret;
import chat.protocol.command.SecretPrompt;
import chat.protocol.unicode.InvalidNameException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks a person for the nick or the password that a login needs, with a nick that an empty line
 * accepts. The session thread owns it.
 *
 * <p>A person may think for longer than a server waits for HELLO, so a question stays open when the
 * link ends, and the answer is for the next link.
 */
public final class LoginQuestion {
  private final NickChoice choice;
  private final SecretQuestions secrets;
  private final EventLog events;
  private final Consumer<Nick> whenAnswered;
  private Nick suggested;
  private boolean asksNick;
  private boolean asksPassword;
  private boolean wasAsked; // on the current link
  private Optional<Nick> answer = Optional.empty(); // until the server has accepted or refused it

  /** A question for a nick that passes the answer on to {@code whenAnswered}. */
  LoginQuestion(LoginMeans means, EventLog events, Consumer<Nick> whenAnswered) {
    this.choice = means.choice();
    this.secrets = means.questions();
    this.events = events;
    this.whenAnswered = whenAnswered;
    this.suggested = choice.first();
  }

  /** A new link is open. */
  void linkOpened() {
    wasAsked = false;
  }

  /** Returns whether the person was asked on the last link, whose end then ends no login. */
  public boolean wasAsked() {
    return wasAsked;
  }

  /** Returns whether the next typed line is a nick. */
  public boolean asksNick() {
    return asksNick;
  }

  /** Returns whether the login continues once the person has answered. */
  public boolean isOpen() {
    return asksNick || (asksPassword && secrets.isAsking());
  }

  /** Returns the nick that the person gave last, for which the server has not welcomed us yet. */
  Optional<Nick> answer() {
    return answer;
  }

  /** The server has welcomed us. */
  void welcomed() {
    answer = Optional.empty();
  }

  /** Suggests another nick than this one from now on, which the server has refused. */
  void suggestOtherThan(Nick refused, HelloRefusal why) {
    suggested = choice.suggestion(refused, why);
  }

  /** Asks for a nick. */
  void askNick() {
    wasAsked = true;
    asksNick = true;
    events.changed();
    events.add(new ClientEvent.NameAsked("Nick [" + suggested + "]: "));
  }

  /** Answers the question for a nick with a typed line; repeats it if that is no nick. */
  public void answer(String line) {
    try {
      String typed = line.strip();
      Nick nick = typed.isEmpty() ? suggested : Nick.of(typed);
      asksNick = false;
      answer = Optional.of(nick);
      whenAnswered.accept(nick);
    } catch (InvalidNameException e) {
      events.notice(e.getMessage());
      askNick();
    }
  }

  /** Asks for the password of this account; an empty one chooses another nick. */
  void askPassword(Nick owner, Consumer<Secret> then, Runnable otherwise) {
    wasAsked = true;
    asksPassword = true;
    events.changed();
    secrets.ask(
        List.of(
            new SecretPrompt("the password of " + owner + " (empty: another nick)", false, false)),
        answers -> {
          asksPassword = false;
          answer = Optional.of(owner);
          then.accept(answers.get(0));
        },
        () -> {
          asksPassword = false;
          otherwise.run();
        });
  }
}
