package chat.client.ui;

/**
 * What is to be known of a command for suggesting it.
 *
 * @param word as it is typed, like {@code /msg}
 * @param usage the word and what follows it, like {@code /msg NICK TEXT}
 * @param help one clause on what it does
 */
public record CommandHelp(String word, String usage, String help) {}
