package chat.client.bench.load;

/** The test cannot start or finish; the message says why and what to do. */
public final class BenchException extends Exception {
  private static final long serialVersionUID = 1L;

  public BenchException(String message) {
    super(message);
  }
}
