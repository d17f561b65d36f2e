package chat.server.hub;

import chat.server.fixture.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that an op deletes, and what muted users may change. */
class ModeratorsDeletionTest {
  private final ModeratedChat tea = new ModeratedChat();
  private HubUser op;
  private HubUser bob;
  private HubUser carol;

  @BeforeEach
  void enter() {
    op = tea.joins("op");
    bob = tea.joins("bob");
    carol = tea.chat().connects();
    carol.sends("HELLO 1 carol " + TestServer.idOf("carol") + "⏎features changes", "JOIN #tea");
    bob.sendsBatch("SAY 1 #tea⏎one", "SAY 2 #tea⏎two");
    skipAll();
  }

  private void skipAll() {
    op.skips();
    bob.skips();
    carol.skips();
  }

  @Test
  void opDeletesMessagesOfOthersAtAnyTime() {
    tea.chat().jumps(Duration.ofDays(1));
    op.sendsBatch("DELETE 1 #tea 1", "DELETE 2 #tea last bob");
    op.sees("ACK 1 #tea 3 86401000", "ACK 2 #tea 4 86401000");
    // Its program does not know of deletions.
    bob.sees("SKIP #tea 3", "SKIP #tea 4");
    carol.sees("DELETED #tea 3 86401000 op 1 - 2", "DELETED #tea 4 86401000 op 2 - 2");
    op.sendsBatch("EDIT 3 #tea 2⏎words that bob did not write");
    op.sees("ERROR no-such-message EDIT 3⏎message 2 is deleted already");
  }

  @Test
  void opEditsNoMessageOfOthers() {
    op.sendsBatch("EDIT 1 #tea 1⏎words that bob did not write");
    op.sees("ERROR no-right EDIT 1⏎message 1 is not yours: only its author can edit it");
    bob.seesNothing();
  }

  @Test
  void mutedUserDeletesOwnMessagesAndEditsNone() {
    op.sends("MOD mute #tea bob");
    skipAll();
    bob.sendsBatch("EDIT 3 #tea 1⏎still talking", "DELETE 4 #tea 1");
    bob.sees(
        "ERROR muted EDIT 3⏎you are muted here: others don't get what you write",
        "ACK 4 #tea 3 1000");
    carol.sees("DELETED #tea 3 1000 bob 1");
  }
}
