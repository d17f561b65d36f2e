package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.hub.moderation.Sanctions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A room's bans are in memory with it, so its moderators can't add any number of them. */
class BanLimitTest {
  private final ModeratedChat tea = new ModeratedChat();
  private final HubUser op = tea.joins("op");

  @Test
  void bansOfARoomAreBounded() {
    String why =
        "ERROR quota MOD ban⏎the bans of #tea name as much as they may; /unban N takes one back";
    int most = Sanctions.MAX_NAMED;
    int stored = 0;
    op.sends("MOD ban #tea nick:first");
    // Each names the nick, and those that look like it.
    while (stored < most && !op.takeSeen().contains(why)) {
      stored++;
      op.sends("MOD ban #tea nick:n" + stored);
    }
    assertTrue(stored < most, "no bound");
    op.skips();
    op.sends("MOD mute #tea nick:bob", "MOD unban #tea 1", "MOD mute #tea nick:bob");
    List<String> seen = op.takeSeen();
    assertEquals(List.of(why.replace("ban⏎", "mute⏎"), "DONE MOD unban"), seen.subList(0, 2));
    assertEquals("DONE MOD mute", seen.get(3));
  }
}
