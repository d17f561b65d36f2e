package chat.client.session.login;

import chat.client.event.ClientEvent;
import chat.client.session.state.EventLog;
import chat.protocol.Limits;
import chat.protocol.account.Secret;
import chat.protocol.command.SecretCommands;
import chat.protocol.command.SecretPrompt;
import chat.protocol.command.UnaskedSecrets;
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
  private final UnaskedSecrets unasked = new UnaskedSecrets();
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
   * Asks these questions, in place of unanswered ones.
   *
   * @param whenAnswered accepts as many secrets
   * @param whenCancelled called instead if the person changes their mind
   */
  public void ask(
      List<SecretPrompt> prompts, Consumer<List<Secret>> whenAnswered, Runnable whenCancelled) {
    forget();
    unasked.expect(0);
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
    unasked.expect(0);
    show();
  }

  /**
   * Ends the questions after a refused command, and discards the secrets that a program sends after
   * it.
   */
  public void refused(int secrets) {
    end();
    unasked.expect(asksPerson ? 0 : secrets);
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
    unasked.expect(secrets);
    show();
  }

  /** Returns whether the next line is a secret, or may be one. */
  public boolean isAsking() {
    return !left.isEmpty() || unasked.left() > 0;
  }

  /**
   * Returns whether a program's line is a secret, which it answers with, or may be one, which it
   * discards.
   *
   * @param command what the line says without JSON
   */
  public boolean takes(String line, String command) {
    if (!left.isEmpty()) {
      answer(Secret.take(line.toCharArray()));
      return true;
    }
    boolean isDiscarded = unasked.discards(command);
    if (isDiscarded) {
      events.notice(SecretCommands.NOT_SENT);
    }
    return isDiscarded;
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
      // A program's empty line may be the second end of the one before, and the secret follows.
      int mayFollow = secret.isEmpty() ? left.size() : left.size() - 1;
      secret.close();
      cancel(mistake.get(), mayFollow);
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
    if (unasked.left() == 0) {
      return;
    }
    unasked.expect(isEmpty ? 0 : unasked.left() - 1);
    if (!isEmpty) {
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
    unasked.given((int) all.stream().filter(Secret::isEmpty).count());
    show();
    then.accept(all);
  }

  private void cancel(String why, int mayFollow) {
    Runnable action = otherwise;
    refused(mayFollow);
    events.notice(why + SecretCommands.warning(unasked.left()));
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
              .or(() -> Optional.of(DISCARDED).filter(line -> unasked.left() > 0));
      events.add(new ClientEvent.SecretAsked(next.map(line -> before + line + after)));
    }
  }
}
