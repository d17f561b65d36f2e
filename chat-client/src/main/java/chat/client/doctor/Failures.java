package chat.client.doctor;

import java.util.Locale;

/** Turns exceptions into the system's reasons, in words for people. */
final class Failures {
  private Failures() {}

  /** Returns the reason, without the names of classes. */
  static String reason(Exception e) {
    Throwable cause = e.getCause() != null && e instanceof RuntimeException ? e.getCause() : e;
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? "no reason given"
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
