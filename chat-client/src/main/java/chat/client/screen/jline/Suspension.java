package chat.client.screen.jline;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * Stops this process as Ctrl-Z does, until the shell continues it. Guarded by the editor's lock.
 */
final class Suspension {
  /** For systems that do not stop the process, for instance without a shell to continue it. */
  private static final long STOP_SECONDS = 1;

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

  /** Returns whether another program has the terminal. */
  boolean isSuspended() {
    return suspended;
  }

  /** Leaves the terminal as it was found. The process stops, and is continued, in this call. */
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
      // The stop comes at any time from now on; the time spent stopped counts, too.
      long left = TimeUnit.SECONDS.toNanos(STOP_SECONDS);
      while (!continued && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (IOException e) {
      // This system cannot suspend a process.
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

  /** Waits while another program has the terminal. */
  void awaitEnd() {
    while (suspended) {
      changed.awaitUninterruptibly();
    }
  }
}
