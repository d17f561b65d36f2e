package chat.server.log.migrate;

import chat.server.log.file.Store;

/**
 * A database that a migration reads or fills, and that nobody else uses meanwhile.
 *
 * @param name what a person calls it, like {@code the folder chat-data}
 */
public record End(String name, Store store, Numbering numbering) {}
