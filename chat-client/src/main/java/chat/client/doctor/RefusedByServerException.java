package chat.client.doctor;

/** The server refused a request, or ended the connection; the message is the server's sentence. */
final class RefusedByServerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  RefusedByServerException(String code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /** Returns the protocol's word for the reason. */
  String code() {
    return code;
  }
}
