package chat.server.log;

/** Where a message is: the name of its log, and its number there. */
public record LogPosition(LogName log, long seq) {}
