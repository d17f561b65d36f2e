package chat.server.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TextUser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of the rooms of an account that is deleted. */
class AccountDeletionTest {
  @AutoClose private final OperatorSetup setup = new OperatorSetup();

  private FramedUser account(String nick) {
    FramedUser user = setup.server().framed(nick);
    user.sends("AUTH register⏎" + OperatorSetup.PASSWORD);
    user.seesOneLike("DONE AUTH register");
    return user;
  }

  private static void does(FramedUser user, String request) {
    user.sends("MOD " + request);
    user.seesOneLike("DONE MOD " + request.substring(0, request.indexOf(' ')));
  }

  @Test
  void roomPassesToTheOpOfTheLongestTimeAndElseToNobody() throws Exception {
    FramedUser alice = account("alice");
    FramedUser bob = account("bob");
    FramedUser carol = account("carol");
    alice.joins("#tea");
    alice.joins("#cellar");
    bob.joins("#tea");
    carol.joins("#tea");
    does(alice, "op #tea carol");
    setup.server().passes(Duration.ofSeconds(1));
    does(alice, "op #tea bob");
    does(alice, "set #cellar slow⏎5");
    alice.sends("SAY 1 #tea⏎it was mine");
    alice.seesOneLike("ACK 1 #tea 1 .*");
    assertEquals(
        List.of(
            "{\"nick\":\"alice\",\"number\":1,\"roles\":0,\"passed\":[\"#tea\"],\"ownerless\":[\"#cellar\"],"
                + "\"devices\":0,\"keys\":0}"),
        setup.answer("{'command':'delete-account','nick':'alice','json':1}"));
    alice.seesOneLike("BYE logged-out⏎the operator has deleted this account");
    bob.seesOneLike("ROLE #tea carol owner 3");
    does(carol, "set #tea slow⏎5");
    bob.sends("MOD set #tea slow⏎7");
    bob.seesOneLike("ERROR no-right MOD set⏎.*");
    bob.joins("#cellar");
    bob.sends("MOD room #cellar");
    bob.seesOneLike("SETTINGS #cellar account⏎owner -⏎.*");
    assertEquals(List.of("console:ann delete-account alice (account 1)"), audit("delete-account"));
  }

  private List<String> audit(String action) throws Exception {
    return setup.audit().stream().filter(line -> line.contains(action)).toList();
  }

  @Test
  void memberOfAPrivateRoomIsOutAtOnceWithAllDevicesAlsoOfAnotherAccountOfTheNick()
      throws Exception {
    FramedUser alice = account("alice");
    FramedUser bob = account("bob");
    alice.joins("#tea");
    does(alice, "set #tea private");
    does(alice, "invite #tea bob");
    bob.joins("#tea");
    TextUser shell = setup.server().guest();
    shell.sends("/login bob\n" + OperatorSetup.PASSWORD);
    shell.seesOneLike("\\* you are logged in as bob.*");
    shell.sends("/join #tea");
    shell.seesOneLike("\\* 2 in #tea: alice, bob");
    alice.sends("SAY 1 #tea⏎among us");
    bob.seesOneLike("SAID #tea 1 .*");
    shell.seesOneLike(".*among us");
    setup.answer("{'command':'delete-account','nick':'bob'}");
    bob.seesOneLike("BYE logged-out.*");
    alice.seesOneLike("LEFT #tea bob");
    alice.sends("SAY 2 #tea⏎a secret");
    alice.seesOneLike("ACK 2 #tea 2 .*");
    FramedUser second = account("bob");
    second.sends("JOIN #tea");
    second.seesOneLike("LIVE #tea 0");
    alice.sends("WHO #tea");
    alice.seesOneLike("MEMBERS #tea 1⏎alice.*");
    // The private room whose owner is deleted belongs to nobody, and its members stay.
    assertEquals(
        List.of("[\"#tea/0001\"]"),
        setup.answer("{'command':'delete-account','nick':'alice','json':1}").stream()
            .map(line -> line.replaceAll(".*\"ownerless\":(.*?),\"devices.*", "$1"))
            .toList());
  }

  @Test
  void loginToAnAccountThatIsDeletedMeanwhileIsRefused() throws Exception {
    account("alice").sends("AUTH remember⏎laptop");
    FramedUser thief = setup.server().connect();
    for (int i = 0; i < 20; i++) {
      thief.sends("AUTH password alice⏎" + OperatorSetup.PASSWORD);
    }
    setup.answer("{'command':'delete-account','nick':'alice'}");
    thief.sends("AUTH password alice⏎" + OperatorSetup.PASSWORD);
    thief.seesOneLike("(BYE logged-out.*|ERROR auth-failed .*)");
    assertEquals(List.of("there is no account"), setup.answer("{'command':'accounts'}"));
  }

  @Test
  void messagesAreErasedInRoomsAndInboxesAndTheirNumbersStay() throws Exception {
    FramedUser alice = account("alice");
    FramedUser bob = account("bob");
    alice.joins("#tea");
    bob.joins("#tea");
    alice.sends("SAY 1 #tea⏎forget me");
    alice.seesOneLike("ACK 1 #tea 1 .*");
    bob.sends("SAY 1 #tea⏎not me");
    bob.seesOneLike("ACK 1 #tea 2 .*");
    alice.sends("TELL 2 bob⏎forget this, too");
    alice.seesOneLike("ACK 2 @ .*");
    String erased = setup.answer("{'command':'delete-messages','nick':'alice','json':1}").get(0);
    assertEquals("{\"number\":1,\"messages\":2,\"after\":\"\"}", erased);
    bob.sends("HISTORY #tea - 10");
    bob.seesOneLike("PAST #tea 2 .*not me");
    FramedUser carol = setup.server().framed("carol");
    carol.sends("JOIN #tea 0");
    carol.seesOneLike("SKIP #tea 1");
    carol.seesOneLike("SAID #tea 2 .*not me");
    bob.sends("SEARCH #tea 10⏎forget");
    bob.seesOneLike("DONE SEARCH #tea.*");
    bob.sends("SAY 2 #tea⏎next");
    bob.seesOneLike("ACK 2 #tea 3 .*");
    bob.sends("JOIN @ 0");
    bob.seesOneLike("SKIP @ 1");
    assertEquals(List.of("console:ann delete-messages alice (account 1)"), setup.audit());
    setup.answer("{'command':'delete-account','nick':'alice'}");
    assertEquals(
        List.of("deleted 0 messages"), setup.answer("{'command':'delete-messages','number':1}"));
    setup.refuses("{'command':'delete-messages'}", "the command lacks its number");
    setup.refuses(
        "{'command':'delete-messages','number':1,'after':'x'}",
        "after is what the last answer had there");
  }
}
