package chat.client.bench;

/** The test can't be run, or not to its end; the message says why and what to do. */
final class CannotBenchException extends Exception {
  private static final long serialVersionUID = 1L;

  /** How a server is started that is to be tested, for messages. */
  static final String HOW_TO_START =
      "start a server for the test with: chat-server --rate 0 --max-per-address 0";

  private final int exitCode;

  private CannotBenchException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CannotBenchException because(String message) {
    return new CannotBenchException(1, message);
  }

  static CannotBenchException wrongUsage(String message) {
    return new CannotBenchException(2, message);
  }

  int exitCode() {
    return exitCode;
  }
}
