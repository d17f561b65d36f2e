package chat.server.log;

/** A message that is in the log, as number {@code seq} of its row, counted from 1. */
public record LogMessage(long seq, Draft draft) {}
