package chat.server.history;

/**
 * A message as the log has it in the end.
 *
 * @param author the client that wrote it; empty for one of the text wire
 * @param id 0 for one of the text wire
 */
record StoredRow(String room, long seq, String author, long id, String text) {}
