package chat.client.session.login;

import chat.client.event.ClientEvent;
import chat.client.session.state.EventLog;
import chat.protocol.Limits;
import chat.protocol.account.Secret;
import chat.protocol.command.SecretCommands;
import chat.protocol.command.SecretPrompt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Asks for secrets, one after the other, and passes them on once it has all. The session thread
 * owns it.
 *
 * <p>A person types each without echo, and a new one twice. A program sends each as an input line,
 * which is discarded if it follows a refused command. Where a secret may not be sent, a person's
 * next line is hidden and discarded, too.
 */
public final class SecretQuestions {
  private static final String DISCARDED = "a line that is not sent (Enter: go on)";

  private final boolean asksPerson;
  private final EventLog events;
  private final Deque<SecretPrompt> left = new ArrayDeque<>();
  private final List<Secret> answers = new ArrayList<>();
  private Optional<Secret> first = Optional.empty(); // of a new secret that is typed again
  private Consumer<List<Secret>> then = secrets -> {};
  private Runnable otherwise = () -> {};
  private BooleanSupplier canHide = () -> true;
  private int unasked; // lines to come that may be secrets of a refused command

  public SecretQuestions(boolean asksPerson, EventLog events) {
    this.asksPerson = asksPerson;
    this.events = events;
  }

  /** Whether there is a person who is asked. */
  public boolean asksPerson() {
    return asksPerson;
  }

  /**
   * Asks these questions, in place of unanswered ones.
   *
   * @param whenAnswered accepts as many secrets
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
   * Sets what decides whether a line that was begun can be hidden; if not, the person has to end it
   * first.
   */
  public void canHide(BooleanSupplier now) {
    canHide = now;
  }

  /** The person has ended a line that was not hidden. */
  public void lineEnded() {
    show();
  }

  /** Ends the questions, and shows again what is typed. */
  public void end() {
    forget();
    unasked = 0;
    show();
  }

  /**
   * Ends the questions after a refused command, and discards the secrets that a program sends after
   * it.
   */
  public void refused(int secrets) {
    end();
    unasked = asksPerson ? 0 : secrets;
  }

  /**
   * Discards the lines that follow a command whose secrets may not be sent: its author may type
   * them out of habit. A person types these lines without echo, too, and ends them with an empty
   * one.
   */
  public void discard(int secrets) {
    if (!asksPerson) {
      refused(secrets);
      return;
    }
    forget();
    unasked = secrets;
    show();
  }

  /** Returns whether the next line is a secret, or may be one. */
  public boolean isAsking() {
    return !left.isEmpty() || unasked > 0;
  }

  /** Accepts a typed secret; discards it if no question is open. */
  public void answer(Secret secret) {
    if (left.isEmpty()) {
      boolean isEmpty = secret.isEmpty();
      secret.close();
      discarded(isEmpty);
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

  private void discarded(boolean isEmpty) {
    if (unasked == 0) {
      return;
    }
    boolean isEnd = asksPerson && isEmpty;
    unasked = isEnd ? 0 : unasked - 1;
    if (!isEnd) {
      events.notice(SecretCommands.NOT_SENT);
    }
    show();
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
      Optional<String> next =
          Optional.ofNullable(left.peek())
              .map(SecretPrompt::question)
              .or(() -> Optional.of(DISCARDED).filter(line -> unasked > 0));
      events.add(new ClientEvent.SecretAsked(next.map(line -> before + line + after)));
    }
  }
}
