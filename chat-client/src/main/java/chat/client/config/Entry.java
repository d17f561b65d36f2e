package chat.client.config;

/**
 * A line {@code name = value} of the settings file.
 *
 * @param line its number, from 1
 */
public record Entry(String name, String value, int line) {}
