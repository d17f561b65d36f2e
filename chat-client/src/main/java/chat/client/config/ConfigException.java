package chat.client.config;

/** The settings file can't be changed; the message says why, and what to do. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
