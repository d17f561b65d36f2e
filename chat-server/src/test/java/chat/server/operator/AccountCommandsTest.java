package chat.server.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.Json;
import chat.server.fixture.TextUser;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Accounts that an operator resets or deletes. */
class AccountCommandsTest {
  @AutoClose private final OperatorSetup setup = new OperatorSetup();

  private String reset() throws Exception {
    return setup.answer("{'command':'reset-password','nick':'ALICE'}").get(0);
  }

  @Test
  void resetPasswordLogsOutAndItsTokenLogsInOnceOnTheFramedWire() throws Exception {
    FramedUser alice = setup.registered("alice");
    String token = reset();
    assertTrue(token.matches("chat_\\S{43}"), token);
    alice.seesOneLike("BYE logged-out⏎the operator has reset the password of this account");
    FramedUser again = setup.server().connect();
    again.sends("AUTH password alice⏎" + OperatorSetup.PASSWORD);
    again.seesOneLike("ERROR auth-failed .*");
    again.sends("AUTH token⏎" + token);
    again.seesOneLike("ACCOUNT alice 1");
    again.seesOneLike("DONE AUTH token");
    again.sends("AUTH change⏎⏎another horse battery");
    again.seesOneLike("DONE AUTH change");
    FramedUser thief = setup.server().connect();
    thief.sends("AUTH token⏎" + token);
    thief.seesOneLike("ERROR auth-failed .*");
    thief.sends("AUTH password alice⏎" + token);
    thief.seesOneLike("ERROR auth-failed .*");
    assertEquals(List.of("console:ann reset-password alice"), setup.audit());
  }

  @Test
  void tokenOfAResetIsTypedLikeAPasswordWithNc() throws Exception {
    setup.registered("alice").sends("BYE");
    String token = reset();
    TextUser alice = setup.server().guest();
    alice.sends("/login alice\n" + token);
    alice.seesOneLike("\\* you are logged in as alice.*");
    TextUser thief = setup.server().guest();
    thief.sends("/login alice\n" + token);
    thief.seesOneLike("\\* wrong nick or password.*");
  }

  @Test
  void operatorsModerateFromOpToDeopOnBothWires() throws Exception {
    FramedUser alice = setup.registered("alice");
    alice.joins("#lobby");
    TextUser shell = setup.server().guest();
    shell.sends("/login alice\n" + OperatorSetup.PASSWORD);
    shell.seesOneLike("\\* you are logged in as alice.*");
    FramedUser bob = setup.server().framedIn("#lobby", "bob");
    FramedUser carol = setup.server().framedIn("#lobby", "carol");
    alice.sends("MOD kick #lobby bob");
    alice.seesOneLike("ERROR no-right MOD kick.*");
    assertEquals(
        List.of("{\"nick\":\"alice\",\"number\":1,\"operator\":true}"),
        setup.answer("{'command':'op','nick':'ALICE','json':1}"));
    assertEquals(
        List.of("alice is an operator already"), setup.answer("{'command':'op','nick':'alice'}"));
    String account = setup.answer("{'command':'accounts','json':1}").get(0);
    assertTrue(account.contains("\"operator\":true"), account);
    alice.sends("MOD kick #lobby bob");
    bob.seesOneLike("KICKED #lobby bob alice.*");
    shell.sends("/kick carol");
    carol.seesOneLike("KICKED #lobby carol alice.*");
    assertEquals(
        List.of("alice is no longer an operator"),
        setup.answer("{'command':'deop','nick':'alice'}"));
    assertEquals(
        List.of("alice is no operator"), setup.answer("{'command':'deop','nick':'alice'}"));
    setup.server().framedIn("#lobby", "dave");
    alice.sends("MOD kick #lobby dave");
    alice.seesOneLike("ERROR no-right MOD kick.*");
    shell.sends("/kick dave");
    shell.seesOneLike("\\* .*operator of this server.*");
    List<String> audit = setup.audit();
    assertEquals(4, audit.size(), audit::toString);
    assertEquals("console:ann op alice", audit.get(0));
    assertEquals("console:ann deop alice", audit.get(audit.size() - 1));
    setup.refuses("{'command':'op','nick':'zed'}", "no account has the nick zed");
  }

  @Test
  void tokenOfAnEarlierResetIsInvalid() throws Exception {
    setup.registered("alice");
    String first = reset();
    String second = reset();
    FramedUser alice = setup.server().connect();
    alice.sends("AUTH password alice⏎" + first);
    alice.seesOneLike("ERROR auth-failed .*");
    alice.sends("AUTH password alice⏎" + second);
    alice.seesOneLike("DONE AUTH password");
  }

  @Test
  void devicesStayIfTheyAreKept() throws Exception {
    FramedUser alice = setup.registered("alice");
    alice.sends("AUTH remember⏎laptop");
    String token = alice.seesOneLike("TOKEN 1⏎.*").substring("TOKEN 1⏎".length());
    setup.answer("{'command':'reset-password','nick':'alice','keep-devices':1}");
    alice.sends("SAY 1 #tea⏎still here");
    alice.seesOneLike("ACK 1 #tea 1 .*");
    FramedUser device = setup.server().connect();
    device.sends("AUTH token⏎" + token);
    device.seesOneLike("ACCOUNT alice 1");
    reset();
    FramedUser removed = setup.server().connect();
    removed.sends("AUTH token⏎" + token);
    removed.seesOneLike("ERROR auth-failed .*");
  }

  @Test
  void deletedAccountFreesItsNickAndLosesItsPasswordAndMessages() throws Exception {
    FramedUser alice = setup.registered("alice");
    FramedUser bob = setup.server().framedIn("#tea", "bob");
    bob.sends("TELL 1 alice⏎a secret for the first alice");
    bob.seesOneLike("ACK 1 @ .*");
    alice.sends("SAY 1 #tea⏎I stay");
    alice.seesOneLike("ACK 1 #tea 1 .*");
    assertEquals(
        List.of(
            "deleted the account alice (number 1): its password, 0 devices, 0 keys, 0 roles and the"
                + " direct messages to it",
            "its messages that are not deleted stay; anyone may take its nick now"),
        setup.answer("{'command':'delete-account','nick':'alice','reason':'asked for it'}"));
    alice.seesOneLike("BYE logged-out⏎the operator has deleted this account");
    assertEquals(List.of("there is no account"), setup.answer("{'command':'accounts'}"));
    assertEquals(
        List.of("console:ann delete-account alice (account 1) asked for it"), setup.audit());
    setup.refuses("{'command':'delete-account','nick':'alice'}", "no account has the nick alice");
    setup.refuses("{'command':'reset-password','nick':'alice'}", "no account has the nick alice");
    FramedUser second = setup.registered("alice");
    second.sends("SAY 9 #tea⏎I am another");
    String said = bob.seesOneLike("SAID #tea 2 .*");
    assertTrue(said.contains("alice"), said);
    String account = setup.answer("{'command':'accounts','json':1}").get(0);
    assertEquals("2", Json.value(account, "$.number"));
  }
}
