package chat.server.log.account;

/**
 * A device that logs in by a token, which only the device knows.
 *
 * @param name what its user calls it
 * @param created when it got the token, in milliseconds since 1970
 * @param seen when it last logged in
 * @param scope what the token allows
 */
public record StoredDevice(
    long number, long account, String name, long created, long seen, TokenScope scope) {
  /** A device that may do what its account may do. */
  public StoredDevice(long number, long account, String name, long created, long seen) {
    this(number, account, name, created, seen, TokenScope.ALL);
  }
}
