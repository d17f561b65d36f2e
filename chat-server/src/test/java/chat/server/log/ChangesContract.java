package chat.server.log;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.BOB;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.deletion;
import static chat.server.log.Drafts.edit;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static chat.server.log.Drafts.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Text;
import chat.server.log.LogMessage.Shown;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every room log makes of edits and deletions. */
abstract class ChangesContract extends RoomsContract {
  private static final int PAGE = 64 * 1024;

  private List<LogMessage> all() throws LogException {
    return log().read(TEA, 0, ALL, PAGE).messages();
  }

  private static List<Shown> shown(List<LogMessage> entries) {
    return entries.stream().map(LogMessage::shown).toList();
  }

  @Test
  void editedMessageHasItsNewTextAndKeepsTheRest() throws LogException {
    Nick nick = Nick.of("nick");
    log()
        .append(
            List.of(
                new Draft(TEA, BOB, 4, 17, nick, 3, MessageKind.EMOTED, Text.of("waves")),
                said(TEA, ALICE, 1, "two")));
    List<LogMessage> stored = log().append(List.of(edit(TEA, BOB, 5, 1, "waves twice")));
    assertEquals(List.of(Shown.EDIT), shown(stored));
    assertEquals(List.of("waves twice"), texts(stored));
    assertEquals(List.of(1L, 2L, 3L), seqs(all()));
    assertEquals(List.of("waves twice", "two", "waves twice"), texts(all()));
    assertEquals(List.of(Shown.EDITED, Shown.MESSAGE, Shown.EDIT), shown(all()));
    assertEquals(
        new Draft(TEA, BOB, 4, 17, nick, 3, MessageKind.EMOTED, Text.of("waves twice")),
        all().get(0).draft());
    assertEquals(stored.get(0), all().get(2));
    assertEquals(5, log().lastId(BOB));
  }

  @Test
  void editsOfAMessageShowItsNewestText() throws LogException {
    log().append(List.of(said(TEA, ALICE, 1, "one")));
    log().append(List.of(edit(TEA, ALICE, 2, 1, "two"), edit(TEA, ALICE, 3, 1, "three")));
    assertEquals(List.of("three", "three", "three"), texts(all()));
  }

  @Test
  void deletedMessageIsATombstone() throws LogException {
    log()
        .append(
            List.of(
                new Draft(TEA, BOB, 4, 17, Nick.of("bob"), 3, MessageKind.SAID, Text.of("psst")),
                said(TEA, ALICE, 1, "two")));
    List<LogMessage> stored = log().append(List.of(deletion(TEA, ALICE, 2, 1)));
    assertEquals(List.of(Shown.DELETION), shown(stored));
    assertEquals(List.of(3L), seqs(stored));
    assertEquals(List.of("", "two", ""), texts(all()));
    assertEquals(List.of(Shown.TOMBSTONE, Shown.MESSAGE, Shown.DELETION), shown(all()));
    assertEquals(
        new Draft(TEA, BOB, 4, 17, Nick.of("bob"), 3, MessageKind.SAID, Text.EMPTY),
        all().get(0).draft());
    assertEquals(stored.get(0), all().get(2));
    assertEquals(List.of(4L), seqs(log().append(many(TEA, 1, 1))));
  }

  @Test
  void messagesOfAnAccountAreErasedAndTheirNumbersStay() throws LogException {
    Nick nick = Nick.of("nick");
    log()
        .append(
            List.of(
                new Draft(TEA, BOB, 1, 17, nick, 3, MessageKind.SAID, Text.of("one")),
                said(TEA, ALICE, 1, "two"),
                new Draft(TEA, BOB, 2, 17, nick, 3, MessageKind.EMOTED, Text.of("waves")),
                new Draft(
                    LogName.ofAccount(4), BOB, 3, 17, nick, 3, MessageKind.SAID, Text.of("psst")),
                new Draft(TEA, BOB, 4, 17, nick, 5, MessageKind.SAID, Text.of("another's"))));
    Erased erased = log().erase(3, Optional.empty());
    assertEquals(new Erased(3, Set.of(TEA, LogName.ofAccount(4)), Optional.empty()), erased);
    assertEquals(List.of("", "two", "", "another's"), texts(all()));
    assertEquals(
        List.of(Shown.TOMBSTONE, Shown.MESSAGE, Shown.TOMBSTONE, Shown.MESSAGE), shown(all()));
    assertEquals(0, log().erase(3, Optional.empty()).messages());
    assertEquals(List.of(5L), seqs(log().append(List.of(said(TEA, ALICE, 2, "next")))));
  }

  @Test
  void editOfADeletedMessageShowsNothing() throws LogException {
    log().append(List.of(said(TEA, ALICE, 1, "one")));
    List<LogMessage> stored =
        log()
            .append(
                List.of(
                    edit(TEA, ALICE, 2, 1, "two"),
                    deletion(TEA, ALICE, 3, 1),
                    edit(TEA, ALICE, 4, 1, "three")));
    assertEquals(List.of(Shown.EDIT, Shown.DELETION, Shown.UNKNOWN), shown(stored));
    assertEquals(List.of("", "", "", ""), texts(all()));
    assertEquals(
        List.of(Shown.TOMBSTONE, Shown.UNKNOWN, Shown.DELETION, Shown.UNKNOWN), shown(all()));
    assertEquals(List.of(Shown.UNKNOWN), shown(log().read(List.of(new LogPosition(TEA, 2)))));
  }

  @Test
  void changeOfAMessageOfTheSameBatchTakesEffect() throws LogException {
    log().append(List.of(said(TEA, ALICE, 1, "one"), edit(TEA, ALICE, 2, 1, "two")));
    assertEquals(List.of("two", "two"), texts(all()));
    log().append(List.of(said(TEA, ALICE, 3, "three"), deletion(TEA, ALICE, 4, 3)));
    assertEquals(List.of(Shown.EDITED, Shown.EDIT, Shown.TOMBSTONE, Shown.DELETION), shown(all()));
  }

  @Test
  void changesReferToMessagesOfTheirOwnLogAlone() throws LogException {
    log().append(List.of(said(TEA, ALICE, 1, "one"), said(CAKE, ALICE, 2, "one")));
    log()
        .append(
            List.of(
                deletion(CAKE, ALICE, 3, 1),
                deletion(CAKE, ALICE, 4, 99),
                edit(CAKE, ALICE, 5, 2, "an entry can't be edited"),
                edit(CAKE, ALICE, 6, 0, "nothing has this number")));
    assertEquals(List.of("one"), texts(all()));
    assertEquals(
        List.of(Shown.TOMBSTONE, Shown.DELETION, Shown.DELETION, Shown.UNKNOWN, Shown.UNKNOWN),
        shown(log().read(CAKE, 0, ALL, PAGE).messages()));
  }

  @Test
  void messagesNoLongerStoredAreNotHeldAndNotChanged() throws LogException {
    log().append(many(TEA, 1, 2));
    assertTrue(log().holds(new LogPosition(TEA, 2)));
    assertFalse(log().holds(new LogPosition(TEA, 3)));
    assertFalse(log().holds(new LogPosition(CAKE, 1)));
    log().deleteRooms(List.of(TEA));
    assertFalse(log().holds(new LogPosition(TEA, 2)));
    List<LogMessage> stored =
        log()
            .append(
                List.of(
                    said(TEA, ALICE, 3, "three"),
                    edit(TEA, ALICE, 4, 2, "two"),
                    deletion(TEA, ALICE, 5, 1)));
    assertEquals(List.of(Shown.MESSAGE, Shown.UNKNOWN, Shown.DELETION), shown(stored));
    assertEquals(List.of("three", "", ""), texts(all()));
    assertTrue(log().holds(new LogPosition(TEA, 3)));
  }

  @Test
  void searchFindsTheNewTextOfAMessageOnce() throws LogException {
    log().append(List.of(said(TEA, ALICE, 1, "green tea"), said(TEA, ALICE, 2, "black tea")));
    log().append(List.of(edit(TEA, ALICE, 3, 1, "white tea")));
    assertEquals(List.of(1L, 2L), seqs(Searches.find(log(), TEA, "tea", 10)));
    assertEquals(List.of(), Searches.find(log(), TEA, "green", 10));
    assertEquals(List.of(1L), seqs(Searches.find(log(), TEA, "white", 10)));
    log().append(List.of(deletion(TEA, ALICE, 4, 1)));
    assertEquals(List.of(), Searches.find(log(), TEA, "white", 10));
    assertEquals(List.of(2L), seqs(Searches.find(log(), TEA, "tea", 10)));
  }
}
