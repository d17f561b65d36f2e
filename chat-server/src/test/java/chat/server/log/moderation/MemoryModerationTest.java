package chat.server.log.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.server.log.LogException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract, in memory. */
class MemoryModerationTest extends ModerationStoreContract {
  @Override
  ModerationStore open() {
    return new MemoryModeration(MemoryModeration.Logs.NONE);
  }

  @Test
  void fullMemoryRefusesABanAndItsEntryButUnbans() throws Exception {
    ModerationStore store = new MemoryModeration(MemoryModeration.Logs.NONE, 3);
    ModerationChange add =
        new ModerationChange.AddBans(List.of(ban(Optional.empty(), Ban.Kind.NICK, "bob", 0)));
    for (int i = 0; i < 3; i++) {
      store.apply(add);
    }
    assertThrows(LogException.class, () -> store.apply(add, ENTRY));
    assertEquals(3, store.serverBans().size());
    assertEquals(List.of(), store.audit(AuditQuery.first(9)));
    store.apply(new ModerationChange.RemoveBans(1), ENTRY);
    assertEquals(4, store.apply(add, ENTRY));
  }

  @Test
  void oldestEntriesAndReportsGiveWay() throws Exception {
    ModerationStore store = new MemoryModeration(MemoryModeration.Logs.NONE, 3);
    ModerationChange add =
        new ModerationChange.AddReport(Report.open(1, Optional.empty(), 0, ALICE, BOB, "rude"));
    for (int i = 1; i <= 5; i++) {
      assertEquals(i, store.apply(add, ENTRY));
    }
    assertEquals(3, store.audit(AuditQuery.first(9)).get(0).number());
    assertEquals(3, store.reports(new ReportQuery(Optional.empty(), 0, 9)).get(0).number());
  }
}
