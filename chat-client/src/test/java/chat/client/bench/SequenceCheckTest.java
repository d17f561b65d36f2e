package chat.client.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

final class SequenceCheckTest {
  private final SequenceCheck check = new SequenceCheck();

  @Test
  void eachNumberOnceInOrderIsNoFault() {
    sees(1, 2, 3, 4);
    check.endsAt(4);
    assertEquals(4, check.highest());
    assertFalse(check.faults().any());
  }

  @Test
  void whatIsPassedOverIsLost() {
    sees(1, 2, 5, 6);
    assertEquals(new Faults(2, 0, 0, 0), check.faults());
  }

  @Test
  void theFirstAndTheLastMayBeLostToo() {
    sees(2, 3);
    check.endsAt(5);
    assertEquals(new Faults(3, 0, 0, 0), check.faults());
  }

  @Test
  void whatComesAgainIsDoubled() {
    sees(1, 2, 2, 3, 1);
    assertEquals(new Faults(0, 2, 0, 0), check.faults());
  }

  @Test
  void whatComesLateIsOutOfOrderAndNotLost() {
    sees(1, 4, 3, 2, 5);
    assertEquals(new Faults(0, 0, 2, 0), check.faults());
  }

  @Test
  void whatComesLateTwiceIsOutOfOrderAndThenDoubled() {
    sees(1, 9, 5, 5);
    assertEquals(new Faults(6, 1, 1, 0), check.faults());
  }

  @Test
  void whatIsToldToBeGoneIsNotLost() {
    sees(1, 2);
    check.gap(3, 10);
    sees(11);
    assertEquals(new Faults(0, 0, 0, 8), check.faults());
  }

  @Test
  void aGapThatSkipsNumbersLosesThem() {
    sees(1, 2);
    check.gap(5, 6);
    sees(7);
    assertEquals(new Faults(2, 0, 0, 2), check.faults());
  }

  private void sees(long... seqs) {
    for (long seq : seqs) {
      check.saw(seq);
    }
  }
}
