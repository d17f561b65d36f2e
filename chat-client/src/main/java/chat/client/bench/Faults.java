package chat.client.bench;

/**
 * Where what came is not each number once and in order, of one member or of all.
 *
 * @param lost never came
 * @param doubled came again
 * @param outOfOrder came after a higher number
 * @param gone not held any more when a slow member asked for it, which the server told
 */
record Faults(long lost, long doubled, long outOfOrder, long gone) {
  static final Faults NONE = new Faults(0, 0, 0, 0);

  Faults plus(Faults other) {
    return new Faults(
        lost + other.lost,
        doubled + other.doubled,
        outOfOrder + other.outOfOrder,
        gone + other.gone);
  }

  boolean any() {
    return lost + doubled + outOfOrder + gone > 0;
  }
}
