package chat.server.log;

/**
 * What a log takes of the disk, and may take.
 *
 * @param fileBytes the size of all files in its folder
 * @param countedBytes what counts towards the limit: without pages that are free for reuse
 * @param limitBytes the size at which it stores nothing more; 0 for none
 * @param keptBytes what messages and their index have; 0 if that has no limit
 * @param keptLimitBytes the size at which the oldest messages are deleted; 0 for none
 */
public record DiskUse(
    long fileBytes, long countedBytes, long limitBytes, long keptBytes, long keptLimitBytes) {
  /** That of a log without files. */
  public static final DiskUse NONE = new DiskUse(0, 0, 0, 0, 0);
}
