package chat.server.log.account;

/**
 * A device that logs in by a token, which only the device knows.
 *
 * @param name what its user calls it
 * @param created when it got the token, in milliseconds since 1970
 * @param seen when it last logged in
 */
public record StoredDevice(long number, long account, String name, long created, long seen) {}
