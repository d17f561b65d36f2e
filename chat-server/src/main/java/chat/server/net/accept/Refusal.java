package chat.server.net.accept;

/** Why a connection is refused. */
public enum Refusal {
  FULL("max-clients", "the server is full; try again later"),
  ORIGIN_FULL(
      "max-per-address", "there are too many connections from your address; close one first"),
  TOO_OFTEN("max-connects", "there are too many new connections from your address; wait a minute"),
  NO_MEMORY("memory", Refusal.LATER),
  /** The system has no more files or threads. */
  NO_CAPACITY("system", Refusal.LATER);

  private static final String LATER =
      "the server has no capacity for another connection; try again later";

  private final String limit;
  private final String sentence;

  Refusal(String limit, String sentence) {
    this.limit = limit;
    this.sentence = sentence;
  }

  /** Returns the name of the limit, for counts. */
  public String limit() {
    return limit;
  }

  /** Returns what the client is sent. */
  public String sentence() {
    return sentence;
  }
}
