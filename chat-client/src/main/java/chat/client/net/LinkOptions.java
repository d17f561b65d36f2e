package chat.client.net;

import java.time.Duration;
import java.util.Optional;

/**
 * What links can be told.
 *
 * @param textOnly speak plain text, whatever the server is
 * @param giveUp how long to go on without a server; empty: for ever
 */
public record LinkOptions(boolean textOnly, Optional<Duration> giveUp) {}
