package chat.client.doctor;

/** The names of the steps, in their order. */
final class Step {
  static final String NAME = "name";
  static final String ROUTE = "route";
  static final String CONNECT = "connect";
  static final String TLS = "tls";
  static final String GREETING = "greeting";
  static final String VERSION = "version";
  static final String LOGIN = "login";
  static final String MESSAGE = "message";
  static final String CLOCK = "clock";
  static final String LARGE = "large";

  private Step() {}
}
