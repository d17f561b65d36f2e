package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Two moderators kick each other in one batch: one of them is first. */
class MutualKickTest {
  @RepeatedTest(100)
  void firstOneRemains(RepetitionInfo repetition) {
    ModeratedChat tea = new ModeratedChat();
    boolean opIsFirst = repetition.getCurrentRepetition() % 2 == 0;
    HubUser first = tea.joins(opIsFirst ? "op" : "op2");
    HubUser second = tea.joins(opIsFirst ? "op2" : "op");
    first.skips();
    String target = opIsFirst ? "op2" : "op";
    String actor = opIsFirst ? "op" : "op2";
    first.sendsIntoBatch("SAY 1 #tea⏎out", "MOD kick #tea " + target);
    second.sendsIntoBatch("SAY 1 #tea⏎no, you", "MOD kick #tea " + actor);
    while (tea.chat().isWorkLeft()) {
      tea.chat().endsBatch();
    }
    tea.chat().endsBatch();
    second.skips();
    second.sends("MOD bans #tea");
    second.sees("ERROR not-in-room MOD bans⏎you are not in #tea; join it first");
    assertEquals(List.of(actor + " kick " + target + ": "), tea.audit());
  }
}
