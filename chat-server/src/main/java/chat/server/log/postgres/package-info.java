/**
 * The room log in PostgreSQL, which several servers share, one of which owns it at a time.
 *
 * <p>A claim makes a server the owner and raises the <em>epoch</em>. Each write checks, in its own
 * transaction, that the epoch is still that of its claim, so that a server that slept or was cut
 * off writes nothing once another has claimed. A write returns only when a second machine has it.
 *
 * <p>The connections of one claim are a {@link chat.server.log.postgres.Reign}. Nothing in it is
 * repaired: after a write of which nobody knows whether it is stored, the reign ends, and a server
 * claims again. No statement has a time limit of its own and none is cancelled, since a cancelled
 * wait for the second machine looks like success; sockets have limits.
 *
 * <p>Knows SQL, and which database node is the primary. Knows no hub and no other server.
 */
package chat.server.log.postgres;
