package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users report others to the moderators. The clock is at 1000 ms. */
class ReportsTest {
  private final ModeratedChat tea = new ModeratedChat();

  private HubUser reporter() {
    return tea.joins("carol");
  }

  @Test
  void reportReachesOpsInTheRoomAndOperatorsAnywhere() {
    HubUser op = tea.joins("op");
    HubUser absent = tea.connects("op2");
    HubUser operator = tea.connects("opal");
    HubUser member = tea.joins("member");
    HubUser carol = reporter();
    HubUser bob = tea.joins("bob");
    List.of(op, operator, member, carol, absent).forEach(HubUser::skips);
    carol.sends("MOD report bob #tea⏎insults everyone");
    carol.sees("DONE MOD report");
    op.sees("REPORT 1 1000 carol bob #tea⏎insults everyone");
    operator.sees("REPORT 1 1000 carol bob #tea⏎insults everyone");
    List.of(member, bob, absent).forEach(HubUser::seesNothing);
    op.sends("MOD reports #tea", "MOD resolve 1", "MOD resolve 1", "MOD reports #tea");
    op.sees(
        "REPORT 1 1000 carol bob #tea⏎insults everyone",
        "DONE MOD reports",
        "DONE MOD resolve",
        "ERROR no-such-report MOD resolve⏎no report 1 waits for you; /reports lists those that do",
        "DONE MOD reports");
    assertEquals(List.of("op resolve bob: report 1"), tea.audit());
  }

  @Test
  void reportWithoutARoomIsForOperatorsAlone() {
    HubUser owner = tea.joins("owner");
    HubUser operator = tea.connects("opal");
    HubUser carol = reporter();
    owner.skips();
    carol.sends("MOD report bob⏎writes to me", "MOD report eve *⏎writes to me, too");
    carol.sees("DONE MOD report", "DONE MOD report");
    operator.sees(
        "REPORT 1 1000 carol bob *⏎writes to me", "REPORT 2 1000 carol eve *⏎writes to me, too");
    owner.seesNothing();
    owner.sends("MOD reports #tea", "MOD reports *", "MOD resolve 1", "MOD resolve 7");
    owner.sees(
        "DONE MOD reports",
        "ERROR no-right MOD reports⏎only an operator of this server may do that",
        "ERROR no-such-report MOD resolve⏎no report 1 waits for you; /reports lists those that do",
        "ERROR no-such-report MOD resolve⏎no report 7 waits for you; /reports lists those that do");
    operator.sends("MOD resolve 1", "MOD reports *");
    operator.sees(
        "DONE MOD resolve", "REPORT 2 1000 carol eve *⏎writes to me, too", "DONE MOD reports");
  }

  @Test
  void reportsWaitOverARestartForThoseWhoLogInOrEnter() {
    HubUser carol = reporter();
    carol.sends("MOD report bob #tea⏎spam", "MOD report eve #tea⏎spam", "MOD report eve⏎spam");
    TestChat again = tea.chat().restarts();
    HubUser operator = again.connects();
    operator.sends("AUTH password opal⏎opal", "HELLO 1 opal opal-opal-opal-opal");
    assertEquals(
        "NOTICE moderation⏎3 reports wait; /reports * lists them", last(operator.takeSeen()));
    HubUser op = ModeratedChat.connects(again, "op", "op");
    op.sends("JOIN #tea");
    assertEquals(
        "NOTICE moderation⏎2 reports wait in #tea; /reports lists them", op.takeSeen().get(0));
    op.sends("MOD resolve 1", "LEAVE #tea", "JOIN #tea");
    assertTrue(
        op.takeSeen().contains("NOTICE moderation⏎1 report waits in #tea; /reports lists them"));
    HubUser member = ModeratedChat.connects(again, "member", "member");
    member.sends("JOIN #tea");
    member.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎op⏎member", "LIVE #tea 0");
  }

  @Test
  void opWhoLogsInWithinTheRoomIsToldWhatWaits() {
    reporter().sends("MOD report bob #tea⏎spam");
    HubUser guest = tea.chat().guest();
    guest.sends("JOIN #tea");
    guest.takesAll();
    guest.sends("AUTH password op⏎op");
    assertTrue(
        guest.takesAll().contains("* 1 report waits in #tea; /reports lists them"),
        "a text client is told");
    guest.sends("MOD reports #tea", "MOD resolve 1", "MOD reports #tea");
    guest.sees(
        "* report 1 of 1970-01-01 00:00 UTC: carol about bob in #tea: spam",
        "* end of /reports",
        "* marked as done",
        "* no reports wait",
        "* end of /reports");
  }

  @Test
  void listOfTheOldestReportsSaysHowManyMoreWait() {
    HubUser op = tea.joins("op");
    HubUser member = tea.joins("member");
    for (int i = 1; i <= 102; i++) {
      member.sends("MOD report nick%d #tea⏎spam".formatted(i));
      if (i % 20 == 0) {
        tea.chat().passes(Duration.ofHours(1)); // as many an account may make in an hour
      }
    }
    op.skips();
    op.sends("MOD reports #tea");
    List<String> listed = op.takesAll();
    assertEquals(102, listed.size());
    assertTrue(listed.get(99).startsWith("REPORT 100 "), () -> listed.get(99));
    assertEquals(
        "NOTICE moderation⏎these are the oldest 100 reports, and 2 more wait; /reports done N ends one",
        listed.get(100));
    op.sends("MOD resolve 1", "MOD resolve 2");
    op.skips();
    op.sends("MOD reports #tea");
    assertEquals(101, op.takesAll().size());
  }

  @Test
  void resumedClientIsNotToldAgain() {
    reporter().sends("MOD report bob #tea⏎spam");
    HubUser operator = tea.connects("opal");
    operator.losesConnection();
    HubUser again = tea.chat().connects();
    again.sends("AUTH password opal⏎opal", "HELLO 1 opal " + client("opal"));
    assertTrue(again.takeSeen().stream().noneMatch(frame -> frame.startsWith("NOTICE")));
  }

  private static String client(String nick) {
    return TestServer.idOf(nick);
  }

  private static String last(List<String> frames) {
    return frames.get(frames.size() - 1);
  }

  @Test
  void answerDoesNotTellWhetherTheNickExists() {
    HubUser carol = reporter();
    tea.joins("bob");
    carol.skips();
    for (String nick : List.of("bob", "op", "nobody", "carol")) {
      carol.sends("MOD report " + nick + " #tea⏎spam");
      carol.sees("DONE MOD report");
    }
  }

  @Test
  void sameReportIsStoredOnceWhileItWaits() {
    HubUser op = tea.joins("op");
    HubUser carol = reporter();
    op.skips();
    carol.sends("MOD report bob #tea⏎spam", "MOD report BOB #tea⏎more spam");
    carol.sees("DONE MOD report", "DONE MOD report");
    op.sees("REPORT 1 1000 carol bob #tea⏎spam");
    op.sends("MOD resolve 1");
    op.skips();
    carol.sends("MOD report bob #tea⏎again", "MOD report bob⏎spam");
    op.sees("REPORT 2 1000 carol bob #tea⏎again");
    tea.joins("dave").sends("MOD report bob #tea⏎spam");
    assertTrue(op.takeSeen().contains("REPORT 4 1000 dave bob #tea⏎spam"));
  }

  @Test
  void guestsOfAnAddressReportFiveTimesAnHour() {
    HubUser first = tea.connects("first");
    first.comesFrom("192.0.2.7");
    HubUser second = tea.connects("second");
    second.comesFrom("192.0.2.7");
    first.sends("MOD report a⏎x", "MOD report b⏎x", "MOD report c⏎x");
    first.skips();
    tea.chat().passes(Duration.ofMinutes(10));
    second.sends("MOD report a⏎x", "MOD report b⏎x", "MOD report c⏎x", "MOD report b⏎x");
    second.sees(
        "DONE MOD report",
        "DONE MOD report",
        "ERROR rate-limited MOD report⏎"
            + "5 reports within an hour are enough; you may report again in 50 minutes",
        "DONE MOD report");
    HubUser other = tea.connects("other");
    other.comesFrom("192.0.2.8");
    other.sends("MOD report a⏎x");
    other.sees("DONE MOD report");
    tea.chat().passes(Duration.ofMinutes(50));
    second.sends("MOD report c⏎x");
    second.sees("DONE MOD report");
  }

  @Test
  void accountReportsTwentyTimesAnHour() {
    HubUser account = tea.connects("account");
    for (int i = 0; i < 20; i++) {
      account.sends("MOD report nick" + i + "⏎x");
      account.sees("DONE MOD report");
    }
    account.sends("MOD report another⏎x");
    assertTrue(account.takeSeen().get(0).startsWith("ERROR rate-limited MOD report⏎20 reports"));
  }

  @Test
  void reportThatIsNotStoredIsRefusedAndReachesNobody() {
    HubUser op = tea.joins("op");
    HubUser carol = reporter();
    op.skips();
    tea.chat().moderation().setBroken(true);
    carol.sends("MOD report bob #tea⏎spam");
    carol.sees(
        "ERROR not-stored MOD report⏎the server can't reach its stored messages; try again later");
    op.seesNothing();
    tea.chat().moderation().setBroken(false);
    carol.sends("MOD report bob #tea⏎spam");
    carol.sees("DONE MOD report");
    op.sees("REPORT 1 1000 carol bob #tea⏎spam");
  }

  @Test
  void reportsOfAPrivateRoomAreItsOpsAlone() {
    HubUser owner = tea.joins("owner");
    HubUser op = tea.joins("op");
    HubUser member = tea.joins("member");
    HubUser operator = tea.connects("opal");
    owner.sends("MOD set #tea private");
    List.of(owner, op, member, operator).forEach(HubUser::takesAll);
    member.sends("MOD report op #tea⏎is rude");
    member.sees("DONE MOD report");
    owner.sees("REPORT 1 1000 member op #tea⏎is rude");
    op.sees("REPORT 1 1000 member op #tea⏎is rude");
    operator.seesNothing();
    operator.sends("MOD reports *", "MOD resolve 1", "MOD reports #tea", "MOD resolve 2");
    operator.sees(
        "DONE MOD reports",
        "ERROR no-such-report MOD resolve⏎no report 1 waits for you; /reports lists those that do",
        "ERROR not-in-room MOD reports⏎you are not in #tea; join it first",
        "ERROR no-such-report MOD resolve⏎no report 2 waits for you; /reports lists those that do");
    operator.sends("BYE");
    HubUser again = tea.chat().connects();
    again.sends("AUTH password opal⏎opal", "HELLO 1 opal " + client("opal"));
    assertTrue(again.takeSeen().stream().noneMatch(frame -> frame.startsWith("NOTICE")));
    again.sends("JOIN #tea", "MOD reports #tea");
    assertTrue(again.takesAll().stream().noneMatch(frame -> frame.contains("rude")));
    owner.sends("MOD resolve 1");
    owner.sees("DONE MOD resolve");
  }

  @Test
  void reportIsOfARoomThatTheUserIsIn() {
    HubUser carol = tea.connects("carol");
    carol.sends("MOD report bob #tea⏎x", "MOD report bob #none⏎x");
    carol.sees(
        "ERROR not-in-room MOD report⏎you are not in #tea; join it first",
        "ERROR not-in-room MOD report⏎you are not in #none; join it first");
  }
}
