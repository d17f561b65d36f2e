package chat.client.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

final class SequenceCheckerTest {
  private final SequenceChecker checker = new SequenceChecker();

  @Test
  void eachNumberOnceInOrderIsNoError() {
    receives(1, 2, 3, 4);
    checker.endsAt(4);
    assertEquals(4, checker.highest());
    assertFalse(checker.errors().any());
  }

  @Test
  void skippedNumbersAreLost() {
    receives(1, 2, 5, 6);
    assertEquals(new DeliveryErrors(2, 0, 0, 0), checker.errors());
  }

  @Test
  void firstAndLastNumbersCanBeLost() {
    receives(2, 3);
    checker.endsAt(5);
    assertEquals(new DeliveryErrors(3, 0, 0, 0), checker.errors());
  }

  @Test
  void repeatedNumbersAreDuplicated() {
    receives(1, 2, 2, 3, 1);
    assertEquals(new DeliveryErrors(0, 2, 0, 0), checker.errors());
  }

  @Test
  void lateNumbersAreOutOfOrderAndNotLost() {
    receives(1, 4, 3, 2, 5);
    assertEquals(new DeliveryErrors(0, 0, 2, 0), checker.errors());
  }

  @Test
  void lateNumberIsDuplicatedTheSecondTime() {
    receives(1, 9, 5, 5);
    assertEquals(new DeliveryErrors(6, 1, 1, 0), checker.errors());
  }

  @Test
  void numbersInAGapAreNotLost() {
    receives(1, 2);
    checker.gap(3, 10);
    receives(11);
    assertEquals(new DeliveryErrors(0, 0, 0, 8), checker.errors());
  }

  @Test
  void numbersBeforeAGapAreLost() {
    receives(1, 2);
    checker.gap(5, 6);
    receives(7);
    assertEquals(new DeliveryErrors(2, 0, 0, 2), checker.errors());
  }

  private void receives(long... seqs) {
    for (long seq : seqs) {
      checker.received(seq);
    }
  }
}
