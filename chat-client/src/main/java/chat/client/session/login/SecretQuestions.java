package chat.client.session.login;

import chat.client.event.ClientEvent;
import chat.client.session.state.EventLog;
import chat.protocol.Limits;
import chat.protocol.account.Secret;
import chat.protocol.command.SecretPrompt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Asks for secrets, one after the other, and hands them over once all are there. The session thread
 * owns it.
 *
 * <p>A person types each without echo, and a new one twice. Of a program, each is an input line; it
 * is dropped if it follows a command that was refused.
 */
public final class SecretQuestions {
  private final boolean asksPerson;
  private final EventLog events;
  private final Deque<SecretPrompt> left = new ArrayDeque<>();
  private final List<Secret> answers = new ArrayList<>();
  private Optional<Secret> first = Optional.empty(); // of a new secret that is typed again
  private Consumer<List<Secret>> then = secrets -> {};
  private Runnable otherwise = () -> {};
  private BooleanSupplier canHide = () -> true;
  private int unasked; // a program's lines to come that may be secrets of a refused command

  public SecretQuestions(boolean asksPerson, EventLog events) {
    this.asksPerson = asksPerson;
    this.events = events;
  }

  /** Whether there is a person who is asked. */
  public boolean asksPerson() {
    return asksPerson;
  }

  /**
   * Asks these questions, in place of those that were not answered yet.
   *
   * @param whenAnswered takes as many secrets, which are its to close
   * @param whenCancelled called instead if the person changes their mind
   */
  public void ask(
      List<SecretPrompt> prompts, Consumer<List<Secret>> whenAnswered, Runnable whenCancelled) {
    forget();
    unasked = 0;
    left.addAll(prompts);
    then = whenAnswered;
    otherwise = whenCancelled;
    show();
  }

  /**
   * Says whether a line that is typed now can be hidden; if not, the person has to end it first.
   */
  public void canHide(BooleanSupplier now) {
    canHide = now;
  }

  /** The person has ended a line that was not hidden. */
  public void lineEnded() {
    show();
  }

  /** Nothing is asked after all, or no more: what is typed is shown again. */
  public void end() {
    forget();
    show();
  }

  /**
   * A command was refused that secrets may follow: nothing is asked, and those that a program sends
   * already are not said.
   */
  public void refused(int secrets) {
    end();
    unasked = asksPerson ? 0 : secrets;
  }

  /** Whether the next line is a secret, or may be one. */
  public boolean isAsking() {
    return !left.isEmpty() || unasked > 0;
  }

  /** Takes what was typed. It is dropped if it is not asked for, or no more. */
  public void answer(Secret secret) {
    if (left.isEmpty()) {
      secret.close();
      if (unasked > 0) {
        unasked--;
        events.notice("that line was not sent: it may be a password");
      }
      return;
    }
    SecretPrompt prompt = left.element();
    Optional<String> mistake = mistake(prompt, secret);
    if (mistake.isPresent()) {
      secret.close();
      cancel(mistake.get());
    } else if (asksPerson && prompt.isNew() && first.isEmpty()) {
      first = Optional.of(secret);
      show();
    } else {
      first.ifPresent(Secret::close);
      first = Optional.empty();
      left.remove();
      answers.add(secret);
      goOn();
    }
  }

  private Optional<String> mistake(SecretPrompt prompt, Secret secret) {
    if (first.isPresent() && !first.get().equals(secret)) {
      return Optional.of("cancelled: the second one differs from the first");
    }
    if (secret.isEmpty() && !prompt.mayBeEmpty()) {
      return Optional.of("cancelled");
    }
    if (secret.byteLength() > Limits.MAX_SECRET_BYTES) {
      return Optional.of("cancelled: that has more than " + Limits.MAX_SECRET_BYTES + " bytes");
    }
    for (byte b : secret.reveal()) {
      if (b == '\n') {
        return Optional.of("cancelled: that has several lines");
      }
    }
    return Optional.empty();
  }

  private void goOn() {
    if (!left.isEmpty()) {
      show();
      return;
    }
    List<Secret> all = List.copyOf(answers);
    answers.clear();
    show();
    then.accept(all);
  }

  private void cancel(String why) {
    Runnable action = otherwise;
    refused(left.size() - 1);
    events.notice(why);
    action.run();
  }

  private void forget() {
    answers.forEach(Secret::close);
    answers.clear();
    first.ifPresent(Secret::close);
    first = Optional.empty();
    left.clear();
  }

  private void show() {
    if (asksPerson) {
      String before = canHide.getAsBoolean() ? "" : "press Enter, then type ";
      String after = first.isPresent() ? ", again: " : ": ";
      Optional<SecretPrompt> next = Optional.ofNullable(left.peek());
      events.add(
          new ClientEvent.SecretAsked(next.map(prompt -> before + prompt.question() + after)));
    }
  }
}
