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
 * <p>A person types each without echo, and a new one twice. Of a program, each is an input line.
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

  /** Whether the next line is a secret. */
  public boolean isAsking() {
    return !left.isEmpty();
  }

  /** Takes what was typed. It is dropped if nothing is asked any more. */
  public void answer(Secret secret) {
    if (!isAsking()) {
      secret.close();
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
    if (isAsking()) {
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
    end();
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
