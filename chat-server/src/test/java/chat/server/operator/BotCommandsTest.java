package chat.server.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.Json;
import chat.server.fixture.ServerSetup;
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
  void noAccountAndNoRateAreRefused() throws Exception {
    setup.registered("helper");
    setup.refuses("{'command':'bot','nick':'zed','rate':5}", "no account has the nick zed");
    String range = "the rate must be 1 to 10,000 messages a second";
    setup.refuses("{'command':'bot','nick':'helper','rate':0}", range);
    setup.refuses("{'command':'bot','nick':'helper','rate':10001}", range);
    assertEquals(List.of(), setup.audit());
  }
}
