package chat.client;

import static org.junit.jupiter.api.Assumptions.abort;

/** Skips what can't be tested here, and says so where people look. */
public final class Skips {
  private Skips() {}

  /** Goes on with the test only where it can be done. */
  public static void unless(boolean possible, String reason) {
    if (!possible) {
      System.out.println("skipped, for " + reason);
      abort(reason);
    }
  }
}
