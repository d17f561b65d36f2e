package chat.server.log;

/** The log stores nothing, because its files have the size that {@code --max-data} allows. */
public final class DataLimitException extends LogException {
  private static final long serialVersionUID = 1L;

  public DataLimitException(String message) {
    super(message);
  }
}
