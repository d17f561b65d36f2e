package chat.client.screen.jline;

import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.client.screen.jline.TestScreen.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line typed without echo reaches neither the terminal nor the history, undo or kill ring. */
final class SecretEditingTest {
  private static final String BACKSPACE = "\u007f";

  @TempDir private Path folder;

  private static void asks(TestScreen alice) {
    alice.session.asksSecret(Optional.of("the password of bob: "));
    alice.lineIs("the password of bob:");
  }

  private static void isDone(TestScreen alice) {
    alice.session.asksSecret(Optional.empty());
    alice.isCalledByBob(); // drawn after the prompt
    alice.lineIs("[#lobby]");
  }

  @Test
  void secretIsNeitherShownNorKept() throws IOException, InterruptedException {
    Path history = folder.resolve("history");
    try (TestScreen alice = new TestScreen(Setup.USUAL.keeping(history))) {
      alice.enters("hello");
      alice.entered.is("hello");
      asks(alice);
      alice.enters("hunter2 q\u00fc\ud83d\ude00");
      alice.entered.is("secret hunter2 q\u00fc\ud83d\ude00");
      isDone(alice);
      alice.presses(Key.ctrl('Y'), Key.ctrl('_'), Key.ctrl('_'), Key.UP);
      alice.lineIs("[#lobby] hello");
      alice.presses(Key.ctrl('R'));
      alice.types("hunter");
      alice.presses(Key.ENTER);
      alice.hasNotWritten("hunter2");
      alice.hasNotWritten("q\u00fc");
    }
    assertFalse(Files.readString(history).contains("hunter"), "in the history");
  }

  /** The session's question arrives after fast typing or a paste. */
  @Test
  void lineThatAsksForASecretHidesTheNextAtOnce() throws InterruptedException {
    try (TestScreen alice = new TestScreen()) {
      alice.enters("hello");
      alice.entered.is("hello"); // so that lines are read
      alice.types("/login bob\rhunter2\r");
      alice.entered.is("/login bob");
      alice.entered.is("secret hunter2");
      asks(alice);
      isDone(alice);
      alice.hasNotWritten("hunter2");
    }
  }

  /** As in a paste of lines with two ends, where the terminal does not say that it is one. */
  @Test
  void secondEndOfTheLineBeforeDoesNotCancel() throws InterruptedException {
    try (TestScreen alice = new TestScreen()) {
      asks(alice);
      alice.types("\r\n\rhunter2\r");
      alice.entered.is("secret hunter2");
      isDone(alice);
      alice.hasNotWritten("hunter2");
    }
  }

  @Test
  void enterAloneCancels() throws InterruptedException {
    try (TestScreen alice = new TestScreen()) {
      asks(alice);
      alice.presses(Key.ENTER);
      alice.entered.is("secret ");
      isDone(alice);
    }
  }

  @Test
  void pastedSecretIsHidden() throws InterruptedException {
    try (TestScreen alice = new TestScreen()) {
      asks(alice);
      alice.pastes("hunter2");
      alice.presses(Key.ENTER);
      alice.entered.is("secret hunter2");
      isDone(alice);
      alice.hasNotWritten("hunter2");
    }
  }

  @Test
  void secretCanBeErasedAndNothingElse() throws InterruptedException {
    try (TestScreen alice = new TestScreen()) {
      alice.enters("hello");
      alice.entered.is("hello");
      asks(alice);
      // Neither the history, nor completion, nor another page, nor an erased line comes in.
      alice.types(
          "wrong"
              + Key.ctrl('U')
              + "x"
              + BACKSPACE
              + "wrong"
              + Key.ctrl('W')
              + Key.UP
              + "\t"
              + Key.ctrl('Y'));
      alice.enters(Key.alt('1') + "right");
      alice.entered.is("secret right");
      isDone(alice);
      alice.presses(Key.ctrl('Y'));
      alice.enters("x");
      alice.entered.is("x");
    }
  }

  @Test
  void ctrlCCancels() throws InterruptedException {
    try (TestScreen alice = new TestScreen()) {
      asks(alice);
      alice.types("hunter2" + Key.ctrl('C'));
      alice.entered.is("secret ");
      isDone(alice);
      alice.hasNotWritten("hunter2");
    }
  }

  /** A question may arrive in the middle of a line, as when a reconnect needs the password. */
  @Test
  void lineThatWasBegunIsThereAgainAfterTheSecret() throws InterruptedException {
    try (TestScreen alice = new TestScreen()) {
      alice.types("half a mess");
      alice.lineIs("[#lobby] half a mess");
      asks(alice);
      alice.enters("hunter2");
      alice.entered.is("secret hunter2");
      alice.session.asksSecret(Optional.empty());
      alice.lineIs("[#lobby] half a mess");
      alice.enters("age");
      alice.entered.is("half a message");
    }
  }
}
