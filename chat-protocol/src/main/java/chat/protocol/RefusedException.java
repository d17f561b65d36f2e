package chat.protocol;

/** Refuses a request: the server answers with an ERROR, and the session continues. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String verb;
  private final String token;

  /**
   * A refusal of one request.
   *
   * @param verb the verb of the request
   * @param token the first token of the request, {@code -} where there is none
   * @param sentence why, for a person
   */
  public RefusedException(ErrorCode code, String verb, String token, String sentence) {
    // No stack trace: refusals are ordinary answers, and a client can cause thousands of them.
    super(sentence, null, false, false);
    this.code = code;
    this.verb = verb;
    this.token = token;
  }

  public ErrorCode code() {
    return code;
  }

  /** Returns the ERROR to send. */
  public ServerMessage.Refused answer() {
    return new ServerMessage.Refused(code.word(), verb, token, Text.of(getMessage()));
  }
}
