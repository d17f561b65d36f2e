package chat.client.screen;

/** The size of a terminal's window in characters. */
public record Window(int columns, int rows) {}
