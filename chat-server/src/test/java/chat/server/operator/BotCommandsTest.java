package chat.server.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.admin.AdminException;
import chat.server.fixture.FramedUser;
import chat.server.fixture.Json;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TextUser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Accounts that an operator marks as bots. */
class BotCommandsTest {
  /** Beyond the burst, each message of a client waits for a second. */
  @AutoClose private final OperatorSetup setup = new OperatorSetup(new ServerSetup().rate(1));

  private void answers(String command, String line) throws Exception {
    assertEquals(List.of(line), setup.answer(command));
  }

  private static void sendsQuickly(FramedUser user, int messages) {
    for (int i = 0; i < messages; i++) {
      user.sends("PING x");
    }
    user.sends("WHO #none");
    user.seesOneLike("DONE WHO #none");
  }

  @Test
  void botsHaveARateOfTheirOwnAtOnce() throws Exception {
    FramedUser helper = setup.registered("helper");
    answers(
        "{'command':'bot','nick':'HELPER','rate':2000}",
        "helper is a bot now: 2,000 messages a second");
    // At the server's rate, these would take more than ten minutes.
    sendsQuickly(helper, 1_000);
    answers(
        "{'command':'bot','nick':'helper','rate':10}", "helper is a bot now: 10 messages a second");
    long start = System.nanoTime();
    sendsQuickly(helper, 70);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(Duration.ofMillis(1_500)) > 0, () -> "it took " + took);
  }

  @Test
  void rateIsAnnouncedToABotThatLogsIn() throws Exception {
    FramedUser helper = setup.registered("helper");
    setup.answer("{'command':'bot','nick':'helper','rate':50}");
    helper.sends("BYE");
    FramedUser again = setup.server().connect();
    again.sends("AUTH password helper⏎" + OperatorSetup.PASSWORD);
    again.seesOneLike("DONE AUTH password");
    again.sends("HELLO 1 helper helper-client-id-of-a-test");
    String welcome = again.seesOneLike("WELCOME .*");
    assertTrue(welcome.contains("⏎rate 50 250⏎"), welcome);
  }

  @Test
  void messagesOfABotAreMarkedOnBothWiresWhileItIsOne() throws Exception {
    FramedUser helper = setup.registered("helper");
    FramedUser alice = setup.server().framedIn("#tea", "alice");
    TextUser shell = setup.server().guest("shell");
    shell.joins("#tea");
    alice.joins("@");
    helper.sends("SAY 1 #tea⏎as a person");
    alice.seesOneLike("SAID #tea 1 1000 helper - 1⏎as a person");
    shell.seesOneLike("helper: as a person");
    setup.answer("{'command':'bot','nick':'helper','rate':50}");
    helper.sends("SAY 2 #tea⏎as a bot");
    helper.sends("EMOTE 3 #tea⏎waves");
    helper.sends("EDIT 4 #tea 2⏎as a b0t");
    alice.seesOneLike("SAID #tea 2 1000 helper - 1 bot⏎as a bot");
    alice.seesOneLike("EMOTED #tea 3 1000 helper - 1 bot⏎waves");
    shell.seesOneLike("helper \\[bot\\]: as a bot");
    shell.seesOneLike("~ helper \\[bot\\] waves");
    shell.seesOneLike("helper \\[bot\\]: as a b0t");
    helper.sends("TELL 5 alice⏎psst");
    helper.sends("TELL 6 shell⏎psst");
    alice.seesOneLike("TOLD 1 1000 helper 1 bot⏎psst");
    shell.seesOneLike("\\[helper \\[bot\\]\\] psst");
    alice.sends("HISTORY #tea - 10");
    alice.seesOneLike("PAST #tea 1 1000 helper - 1 bot⏎as a person");
    alice.seesOneLike("PAST #tea 3 1000 helper emote 1 bot⏎waves");
    shell.sends("/history");
    shell.seesOneLike("\\* .* helper \\[bot\\]: as a person");
    setup.answer("{'command':'bot','nick':'helper','off':1}");
    helper.sends("SAY 7 #tea⏎as a person again");
    alice.seesOneLike("SAID #tea 5 1000 helper - 1⏎as a person again");
    alice.sends("SEARCH #tea 1⏎again");
    alice.seesOneLike("PAST #tea 5 1000 helper - 1⏎as a person again");
    FramedUser late = setup.server().framed("late");
    late.sends("JOIN #tea");
    late.seesOneLike("EMOTED #tea 3 1000 helper - 1⏎waves");
  }

  @Test
  void markIsListedAndRecorded() throws Exception {
    setup.registered("helper");
    assertEquals(
        List.of("{\"nick\":\"helper\",\"number\":1,\"bot\":50}"),
        setup.answer("{'command':'bot','nick':'helper','rate':50,'json':1}"));
    assertEquals("50", listed());
    answers("{'command':'bot','nick':'helper','off':1}", "helper is no longer a bot");
    assertEquals("0", listed());
    assertEquals(
        List.of("console:ann bot helper 50 messages a second", "console:ann bot helper no longer"),
        setup.audit());
  }

  private String listed() throws Exception {
    return Json.value(setup.answer("{'command':'accounts','json':1}").get(0), "$.bot");
  }

  @Test
  void tokenLogsInWithItsLimits() throws Exception {
    FramedUser helper = setup.registered("helper");
    String made =
        setup
            .answer("{'command':'token','nick':'HELPER','name':'ci','rooms':'#ci','json':1}")
            .get(0);
    assertEquals("1", Json.value(made, "$.device"));
    String token = Json.value(made, "$.token");
    FramedUser program = setup.server().connect();
    program.sends("AUTH token⏎" + token);
    program.seesOneLike("DONE AUTH token");
    program.sends("HELLO 1 helper the-client-id-of-a-program");
    program.joins("#ci");
    program.sends("SAY 1 #tea⏎hi");
    program.seesOneLike(
        "ERROR no-right SAY 1⏎this token may be used only in #ci, and not for the account itself");
    program.sends("SAY 2 #ci⏎hi");
    program.seesOneLike("ACK 2 #ci 1 1000");
    helper.sends("AUTH devices");
    helper.seesOneLike("DEVICE 1 [0-9]+ 1000 - #ci⏎ci");
    helper.sends("AUTH revoke 1");
    program.seesOneLike("BYE logged-out.*");
    setup.answer("{'command':'token','nick':'helper','name':'all'}");
    setup.answer("{'command':'token','nick':'helper','name':'ear','read':1,'rooms':'a\\n#b'}");
    assertEquals(
        List.of(
            "console:ann token helper ci: #ci",
            "console:ann token helper all: no limits",
            "console:ann token helper ear: read #a #b"),
        setup.audit());
    for (String none : List.of("", " ", "#", "a b")) {
      AdminException refused =
          assertThrows(
              AdminException.class,
              () ->
                  setup.answer(
                      "{'command':'token','nick':'helper','name':'x','rooms':'%s'}"
                          .formatted(none)));
      assertTrue(refused.getMessage().startsWith("'" + none + "' is no room"), none);
    }
    assertEquals(3, setup.audit().size());
    setup.refuses("{'command':'token','nick':'helper'}", "the command lacks its name");
    setup.refuses("{'command':'token','nick':'zed','name':'x'}", "no account has the nick zed");
  }

  @Test
  void noAccountAndNoRateAreRefused() throws Exception {
    setup.registered("helper");
    setup.refuses("{'command':'bot','nick':'zed','rate':5}", "no account has the nick zed");
    String range = "the rate must be 1 to 10,000 messages a second";
    setup.refuses("{'command':'bot','nick':'helper','rate':0}", range);
    setup.refuses("{'command':'bot','nick':'helper','rate':10001}", range);
    assertEquals(List.of(), setup.audit());
  }
}
