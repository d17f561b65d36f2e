package chat.server.log;

/** A stored message, and its number in its log, counted from 1. */
public record LogMessage(long seq, Draft draft) {}
