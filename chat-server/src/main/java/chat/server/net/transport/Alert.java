package chat.server.net.transport;

/** A fatal alert that is sent without encryption: RFC 8446, 6. Any thread. */
enum Alert {
  PROTOCOL_VERSION(70),
  INTERNAL_ERROR(80);

  private static final int TYPE = 21;
  private static final int MAJOR = 3;
  private static final int MINOR = 3;
  private static final int LENGTH = 2;
  private static final int FATAL = 2;

  private final int description;

  Alert(int description) {
    this.description = description;
  }

  /** Returns the record. */
  byte[] record() {
    return new byte[] {TYPE, MAJOR, MINOR, 0, LENGTH, FATAL, (byte) description};
  }
}
