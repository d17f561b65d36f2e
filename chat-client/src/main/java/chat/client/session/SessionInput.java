package chat.client.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.client.event.Console;
import chat.client.event.InputLine;
import chat.client.event.InputState;
import chat.client.event.LinkEvent;
import chat.client.net.Wire;
import chat.client.session.InputQueue.Progress;
import chat.client.session.Timers.Timer;
import chat.client.session.login.PlainSecrets;
import chat.protocol.ClientMessage;
import chat.protocol.command.SlashCommand;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Takes what is typed or piped in to the server, in the wire that it speaks. The session thread
 * owns it.
 */
final class SessionInput {
  /** How long a person who leaves waits for what is still under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Understood also while the server understands nothing yet. */
  private static final String QUIT = SlashCommand.QUIT.help().word();

  /** What input asks of the session itself. */
  interface Control {
    /** Closes the link, and reconnects no more. */
    void close();

    /** Tries to reconnect at once, if that is what the session waits for. */
    void hurry();
  }

  private final SessionParts parts;
  private final InputCommands commands;
  private final WireDecision decision;
  private final Control control;
  private final boolean isForPerson;
  private final SecretLines secrets;
  private final PlainSecrets plainSecrets;
  private final InputQueue queue = new InputQueue();
  private boolean isPlainReported;
  private boolean hasEnded;
  private boolean isMessageSent;

  SessionInput(
      SessionParts parts,
      InputCommands commands,
      WireDecision decision,
      Control control,
      Console console) {
    this.parts = parts;
    this.commands = commands;
    this.decision = decision;
    this.control = control;
    this.isForPerson = console.isForPerson();
    this.secrets = new SecretLines(parts.login(), console, commands::commandIn);
    this.plainSecrets =
        new PlainSecrets(parts.login().questions(), this::sendPlain, parts.uplink()::sendText);
    // A plain terminal hides a line only from its beginning.
    parts.login().questions().canHide(() -> console.hidesAtOnce() || queue.isAwaited());
    this.isPlainReported = wire() == Wire.TEXT; // the user chose it
  }

  /** Returns whether messages are accepted now, and how long they may be. */
  InputState state() {
    return new InputState(phase(), parts.login().maxTextBytes());
  }

  private InputState.Phase phase() {
    if (!parts.login().isWelcome()) {
      return InputState.Phase.UNCHECKED;
    }
    return parts.uplink().pending().isFull() ? InputState.Phase.FULL : InputState.Phase.OPEN;
  }

  /** Whether the input was read to its end. */
  boolean hasEnded() {
    return hasEnded;
  }

  /** Whether the one message was sent; if it is neither pending nor refused, it is stored. */
  boolean isMessageSent() {
    return isMessageSent;
  }

  /** Sends one message and BYE, in place of input. */
  void send(ClientMessage message) {
    queue.add(() -> oneMessage(message));
  }

  /** The first input is there: whether it is wanted as bytes. */
  void begun(CompletableFuture<Boolean> wantsBytes) {
    queue.expect(wantsBytes);
    queue.add(
        () -> {
          if (!decision.isMade()) {
            return Progress.WAITING;
          }
          wantsBytes.complete(!isForPerson && wire() == Wire.TEXT);
          return Progress.DONE;
        });
  }

  /** Lines were typed or piped in. The verdict: whether more are wanted. */
  void typed(List<InputLine> lines, CompletableFuture<Boolean> more) {
    queue.expect(more);
    lines.forEach(line -> queue.add(() -> line(line)));
  }

  /** Answers whether the next line must be typed without echo, once no login is under way. */
  void awaitsSecret(CompletableFuture<Boolean> secret) {
    queue.expect(secret);
    queue.add(
        () -> {
          if (parts.login().isTrying()) {
            return Progress.WAITING;
          }
          secret.complete(parts.login().questions().isAsking());
          return Progress.DONE;
        });
  }

  /** The input ended. */
  void ended(CompletableFuture<Boolean> done) {
    hasEnded = true;
    queue.expect(done);
    queue.add(this::end);
  }

  /** Carries out as much as does not have to wait. */
  void proceed() {
    if (parts.login().isWelcome()) {
      secrets.takeHeld().forEach(line -> queue.addFirst(() -> line(line)));
    }
    queue.proceed();
  }

  /** The session is over: nothing more is wanted. */
  void stop() {
    queue.stop();
    queue.proceed();
  }

  private Wire wire() {
    return parts.uplink().wire();
  }

  private Progress line(InputLine line) {
    if (!decision.isMade()) {
      return Progress.WAITING;
    }
    return switch (wire()) {
      case TEXT -> plain(line);
      case FRAMES -> framed(line);
      case UNDECIDED -> Progress.STOPPED; // the link ended before it was decided
    };
  }

  private Progress plain(InputLine line) {
    if (line.isOverlong() || plainSecrets.takes(line)) {
      return Progress.DONE;
    }
    if (!isPlainReported) {
      isPlainReported = true;
      parts
          .events()
          .notice(
              "this is no chat server: what you type goes there as it is, but /quit, which leaves");
    }
    if (line.text().equals(QUIT)) {
      control.close();
      return Progress.STOPPED;
    }
    parts.uplink().status().plain();
    plainSecrets.send(line.text(), parts.uplink().security());
    return Progress.DONE;
  }

  private void sendPlain(String line) {
    parts.events().add(new LinkEvent.PlainSent(line));
    parts.uplink().sendText((line + "\n").getBytes(UTF_8));
  }

  private Progress framed(InputLine line) {
    if (secrets.takes(line)) {
      return Progress.DONE;
    }
    if (line.isOverlong()) {
      commands.overlong(line.overlongBytes());
      return Progress.DONE;
    }
    if (isForPerson && line.text().equals(QUIT) && !parts.login().isWelcome()) {
      return awaitWelcomeToLeave();
    }
    if (parts.login().question().asksNick()) {
      parts.login().question().answer(line.text());
      return Progress.DONE;
    }
    return parts.login().isWelcome() ? said(line.text()) : Progress.WAITING;
  }

  private Progress said(String line) {
    if (line.isBlank()) {
      if (isForPerson) {
        control.hurry();
      }
      return Progress.DONE;
    }
    if (!commands.line(line)) {
      return Progress.WAITING;
    }
    if (!commands.isLeaving()) {
      return Progress.DONE;
    }
    leave();
    return Progress.STOPPED;
  }

  private Progress end() {
    if (!decision.isMade()) {
      return Progress.WAITING;
    }
    return switch (wire()) {
      case TEXT -> endPlain();
      case FRAMES -> endFramed();
      case UNDECIDED -> Progress.STOPPED;
    };
  }

  private Progress endPlain() {
    parts.uplink().finishText();
    leave();
    return Progress.STOPPED;
  }

  /** A person who leaves does not wait without limit for a server that says nothing. */
  private Progress endFramed() {
    if (!parts.login().isWelcome()) {
      return isForPerson ? awaitWelcomeToLeave() : Progress.WAITING;
    }
    if (isForPerson && parts.uplink().isCutOff()) {
      control.close();
    } else {
      parts.uplink().send(new ClientMessage.Bye());
      leave();
    }
    return Progress.STOPPED;
  }

  private Progress oneMessage(ClientMessage message) {
    if (!decision.isMade()) {
      return Progress.WAITING;
    }
    if (wire() != Wire.FRAMES) {
      // Nothing is sent to a server that would not say whether it has stored it.
      control.close();
      return Progress.STOPPED;
    }
    if (!parts.login().isWelcome()) {
      return Progress.WAITING;
    }
    isMessageSent = true;
    commands.send(message);
    parts.uplink().send(new ClientMessage.Bye());
    return Progress.STOPPED;
  }

  private Progress awaitWelcomeToLeave() {
    if (parts.login().question().isOpen()) {
      control.close();
      return Progress.STOPPED;
    }
    if (!parts.timers().isSet(Timer.LEAVE)) {
      parts.timers().set(Timer.LEAVE, PATIENCE);
    }
    return Progress.WAITING;
  }

  /** A program waits for what becomes of its messages; a person only for a while. */
  private void leave() {
    if (!isForPerson) {
      return;
    }
    if (parts.uplink().isCutOff()) {
      control.close();
    } else {
      parts.timers().set(Timer.LEAVE, PATIENCE);
    }
  }
}
