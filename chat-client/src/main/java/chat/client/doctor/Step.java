package chat.client.doctor;

import java.util.Locale;

/** What the doctor looks at, in this order. */
enum Step {
  NAME,
  ROUTE,
  CONNECT,
  GREETING,
  VERSION,
  LOGIN,
  MESSAGE,
  CLOCK,
  LARGE;

  /** The step's name in the output. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
