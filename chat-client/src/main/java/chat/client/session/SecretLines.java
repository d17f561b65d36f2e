package chat.client.session;

import chat.client.event.Console;
import chat.client.event.InputLine;
import chat.client.session.login.NickLogin;
import chat.client.session.login.SecretQuestions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Decides which input lines are secrets instead of messages or commands. The session thread owns
 * it.
 *
 * <ul>
 *   <li>Of a program, the line after the one that needs a secret.
 *   <li>On a screen, lines that the screen reports as typed without echo.
 *   <li>On a plain terminal, too. It discards a line that was begun with echo: the user may have
 *       typed a secret too early.
 * </ul>
 */
final class SecretLines {
  private final NickLogin login;
  private final SecretQuestions questions;
  private final Console console;
  private final UnaryOperator<String> commandIn;
  private final List<InputLine> held = new ArrayList<>(); // typed before a question at the login

  /**
   * Lines of one session.
   *
   * @param commandIn returns what a line says without JSON
   */
  SecretLines(NickLogin login, Console console, UnaryOperator<String> commandIn) {
    this.login = login;
    this.questions = login.questions();
    this.console = console;
    this.commandIn = commandIn;
  }

  /** Returns whether this line is a secret, or must wait or be discarded because of one. */
  boolean takes(InputLine line) {
    if (line.secret().isPresent()) {
      questions.answer(line.secret().get());
      return true;
    }
    if (!console.isForPerson()) {
      return questions.takes(line.text(), commandIn.apply(line.text()));
    }
    if (!questions.isAsking()) {
      return false;
    }
    if (!console.hidesAtOnce()) {
      questions.lineEnded();
      return true;
    }
    if (login.isWelcome()) {
      return false;
    }
    // The screen sends the secret only after this line has its verdict.
    held.add(line);
    return true;
  }

  /** Removes and returns the lines that waited for the end of the login, the last one first. */
  List<InputLine> takeHeld() {
    List<InputLine> lines = new ArrayList<>(held);
    Collections.reverse(lines);
    held.clear();
    return lines;
  }
}
