package chat.server.log.account;

import chat.protocol.Nick;

/**
 * The account that a nick belongs to.
 *
 * @param nick the account's own nick
 * @param isExact whether the nick is that one in any spelling; false if it only looks like it
 */
public record Claim(long account, Nick nick, boolean isExact) {}
