/**
 * How stored messages reach members: a commit, its fan-out to live members, and the replay that
 * brings a member who is behind to the log's end.
 *
 * <p>Joining, resuming and being too slow are the same here: a cursor and a replay from it. Knows
 * members, feeds and the log; knows no request and no wire format.
 */
package chat.server.hub.delivery;
