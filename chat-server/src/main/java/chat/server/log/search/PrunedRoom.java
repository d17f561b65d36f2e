package chat.server.log.search;

import chat.server.log.LogName;

/**
 * A room of which messages were deleted.
 *
 * @param firstStored the number below which it stores none
 * @param hasMessages whether it stores any
 * @param deletion rises with each deletion in any room
 */
public record PrunedRoom(LogName log, long firstStored, boolean hasMessages, long deletion) {}
