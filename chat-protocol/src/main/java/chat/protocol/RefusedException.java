package chat.protocol;

/** A request that can't be carried out: it is answered with an ERROR, and the session goes on. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String verb;
  private final String token;

  /**
   * A refusal of one request.
   *
   * @param verb what was asked for
   * @param token the first token of the request, {@code -} where there is none
   * @param sentence what went wrong, for a person
   */
  public RefusedException(ErrorCode code, String verb, String token, String sentence) {
    // Refusals are ordinary answers and may come by the thousand: no stack trace.
    super(sentence, null, false, false);
    this.code = code;
    this.verb = verb;
    this.token = token;
  }

  public ErrorCode code() {
    return code;
  }

  /** The answer to send. */
  public ServerMessage.Refused answer() {
    return new ServerMessage.Refused(code.word(), verb, token, Text.of(getMessage()));
  }
}
