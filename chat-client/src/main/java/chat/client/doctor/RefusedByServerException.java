package chat.client.doctor;

import java.util.Optional;

/** The server refused a request, or ended the connection; the message is the server's sentence. */
final class RefusedByServerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient Optional<String> server;

  RefusedByServerException(String code, String sentence) {
    this(code, Optional.empty(), sentence);
  }

  RefusedByServerException(String code, Optional<String> server, String sentence) {
    super(sentence);
    this.code = code;
    this.server = server;
  }

  /** Returns the server to which it sends people instead; empty if it names none. */
  Optional<String> server() {
    return server;
  }

  /** Returns the protocol's word for the reason. */
  String code() {
    return code;
  }
}
