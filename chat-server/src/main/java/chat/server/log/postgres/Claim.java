package chat.server.log.postgres;

/**
 * The right to write, until another server claims it. Immutable.
 *
 * @param epoch the number of the claim: each is greater than all before it
 * @param server the name of the server that claimed
 * @param primary the node on which it claimed; it writes nowhere else
 */
public record Claim(long epoch, String server, PostgresUrl.Node primary) {}
