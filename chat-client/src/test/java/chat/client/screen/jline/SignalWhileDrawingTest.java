package chat.client.screen.jline;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.screen.input.KeyEvents;
import chat.protocol.account.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

/** A signal that arrives while the keyboard thread draws, as after Ctrl-Z and fg. */
final class SignalWhileDrawingTest {
  private static final long PATIENCE_MILLIS = 120_000;

  private static final KeyEvents NOBODY =
      new KeyEvents() {
        @Override
        public void touched() {}

        @Override
        public Optional<String> complaint(String line) {
          return Optional.empty();
        }

        @Override
        public Optional<String> question(String line) {
          return Optional.empty();
        }

        @Override
        public boolean asksSecret(String line) {
          return false;
        }

        @Override
        public void enteredSecret(Secret secret) {}

        @Override
        public void entered(String line) {}

        @Override
        public void next() {}

        @Override
        public void resized() {}

        @Override
        public void hint(String sentence) {}

        @Override
        public void remark(String sentence) {}
      };

  private final LineEditor editor;
  private final CountDownLatch monitorTaken = new CountDownLatch(1);

  SignalWhileDrawingTest() throws IOException {
    Terminal terminal =
        new DumbTerminal(InputStream.nullInputStream(), new ByteArrayOutputStream());
    editor = new LineEditor(terminal, NOBODY);
  }

  @Test
  void theSignalsThreadWaitsWithoutWhatTheDrawingThreadNeeds() throws InterruptedException {
    Thread signals = new Thread(() -> editor.handleSignal(Signal.CONT), "signals");
    editor.draw(
        () -> {
          signals.start();
          while (signals.getState() == Thread.State.RUNNABLE
              || signals.getState() == Thread.State.NEW) {
            Thread.onSpinWait();
          }
          // JLine's own method takes the editor's monitor, as this does.
          Thread drawing = new Thread(this::takeMonitor, "drawing");
          drawing.start();
          assertTrue(isMonitorTaken(), "the monitor is held by a thread that waits for the lock");
        });
    signals.join(PATIENCE_MILLIS);
    assertFalse(signals.isAlive());
  }

  private void takeMonitor() {
    synchronized (editor) {
      monitorTaken.countDown();
    }
  }

  private boolean isMonitorTaken() {
    try {
      return monitorTaken.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
