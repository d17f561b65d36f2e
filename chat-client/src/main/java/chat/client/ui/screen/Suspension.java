package chat.client.ui.screen;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Stops this process as Ctrl-Z does, until the shell continues it. Guarded by the lock given. */
final class Suspension {
  /** For a system that doesn't stop us, as where there is no shell to continue us. */
  private static final long PATIENCE_SECONDS = 1;

  private final Terminal terminal;
  private final Attributes found;
  private final Condition changed;
  private boolean suspended;
  private boolean continued;

  Suspension(Terminal terminal, ReentrantLock lock) {
    this.terminal = terminal;
    this.found = terminal.getAttributes();
    changed = lock.newCondition();
  }

  /** Whether the terminal is another program's for the time being. */
  boolean isSuspended() {
    return suspended;
  }

  /** Gives the terminal away as it was found; the process stops, and goes on, within this. */
  void suspend() {
    Attributes ours = terminal.getAttributes();
    terminal.puts(Capability.keypad_local);
    terminal.writer().write(LineReaderImpl.BRACKETED_PASTE_OFF);
    terminal.flush();
    terminal.setAttributes(found);
    stop();
    terminal.setAttributes(ours);
    terminal.puts(Capability.keypad_xmit);
    terminal.writer().write(LineReaderImpl.BRACKETED_PASTE_ON);
  }

  private void stop() {
    suspended = true;
    continued = false;
    try {
      new ProcessBuilder("kill", "-TSTP", Long.toString(ProcessHandle.current().pid()))
          .inheritIO()
          .start();
      // The stop comes at any moment from now on; the time that it takes counts, too.
      long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!continued && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (IOException e) {
      // There is no such thing as suspending here.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The shell continued the process. */
  void resumed() {
    continued = true;
    changed.signalAll();
  }

  /** The terminal is ours again. */
  void end() {
    suspended = false;
    changed.signalAll();
  }

  /** Waits while the terminal is another program's. */
  void awaitEnd() {
    while (suspended) {
      changed.awaitUninterruptibly();
    }
  }
}
