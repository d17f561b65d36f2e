package chat.client.bench.measure;

/**
 * How often a member did not receive each sequence number once and in order.
 *
 * @param lost numbers that never arrived
 * @param duplicated numbers that arrived again
 * @param outOfOrder numbers that arrived after a higher one
 * @param notStored numbers that the server no longer stored when a slow member caught up
 */
public record DeliveryErrors(long lost, long duplicated, long outOfOrder, long notStored) {
  public static final DeliveryErrors NONE = new DeliveryErrors(0, 0, 0, 0);

  public DeliveryErrors plus(DeliveryErrors other) {
    return new DeliveryErrors(
        lost + other.lost,
        duplicated + other.duplicated,
        outOfOrder + other.outOfOrder,
        notStored + other.notStored);
  }

  boolean any() {
    return lost + duplicated + outOfOrder + notStored > 0;
  }
}
