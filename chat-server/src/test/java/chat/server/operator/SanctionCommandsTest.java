package chat.server.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whom an operator kicks, bans and mutes at the console. */
class SanctionCommandsTest {
  @AutoClose private final OperatorSetup setup = new OperatorSetup();

  @Test
  void banFromARoomRemovesGuestsAndIsTakenBackByItsNumber() throws Exception {
    FramedUser bob = setup.server().framedIn("#tea", "bob");
    String ban =
        setup
            .answer(
                "{'command':'ban','target':'bob','room':'#TEA','for':'36500d','reason':'spam','json':1}")
            .get(0);
    assertEquals("1", Json.value(ban, "$.number"));
    assertEquals("ban", Json.value(ban, "$.effect"));
    assertEquals("#tea", Json.value(ban, "$.room"));
    assertEquals("spam", Json.value(ban, "$.reason"));
    bob.seesOneLike("KICKED #tea bob console ban [0-9]+⏎spam");
    bob.sends("JOIN #tea");
    bob.seesOneLike("ERROR banned JOIN #tea⏎you are banned from #tea until .*: spam");
    assertEquals(ban, setup.answer("{'command':'bans','json':1}").get(0));
    assertEquals(List.of("ban 1 is taken back"), setup.answer("{'command':'unban','number':1}"));
    bob.joins("#tea");
    assertEquals(
        List.of("console:ann ban bob spam", "console:ann unban bob"),
        setup.audit().stream().map(line -> line.replaceAll("bob, .*", "bob")).toList());
    setup.refuses("{'command':'unban','number':1}", "there is no ban 1; bans lists them");
  }

  @Test
  void banFromTheServerDisconnectsAndAMuteDoesNot() throws Exception {
    FramedUser alice = setup.registered("alice");
    setup.answer("{'command':'mute','target':'account:alice','reason':'later'}");
    alice.sends("SAY 1 #tea⏎hello");
    alice.seesOneLike("ERROR muted SAY 1⏎.*");
    setup.answer("{'command':'ban','target':'alice'}");
    alice.seesOneLike("BYE kicked⏎you are banned from this server");
    FramedUser again = setup.server().connect();
    again.sends("AUTH password alice⏎" + OperatorSetup.PASSWORD);
    again.seesOneLike("ERROR banned AUTH password⏎you are banned from this server");
    List<String> table = setup.answer("{'command':'bans'}");
    assertTrue(table.get(1).matches("1 +mute +- +alice +- .* console +later"), table.get(1));
    assertTrue(table.get(2).matches("2 +ban +- +alice +- .* console +-"), table.get(2));
  }

  @Test
  void addressesAreInTheOperatorsListsAlone() throws Exception {
    for (String address : List.of("192.0.2.7", "2001:db8::/56")) {
      String ban =
          setup
              .answer(
                  "{'command':'ban','target':'address:%s','room':'#lobby','json':1}"
                      .formatted(address))
              .get(0);
      assertTrue(ban.contains("\"whom\":[\"" + address + "\"]"), ban);
    }
    FramedUser alice = setup.registered("alice");
    setup.answer("{'command':'op','nick':'alice'}");
    alice.joins("#lobby");
    alice.sends("MOD bans #lobby");
    alice.seesOneLike("BAN #lobby 1 ban - console⏎an address⏎");
    List<String> audit = setup.answer("{'command':'audit','json':1}");
    assertEquals("an address", Json.value(audit.get(0), "$.target"));
    assertEquals("192.0.2.7", Json.value(audit.get(0), "$.address"));
  }

  @Test
  void kickRemovesFromARoomOrFromTheServerAlsoAnOperator() throws Exception {
    FramedUser alice = setup.registered("alice");
    setup.server().framedIn("#tea", "bob");
    setup.answer("{'command':'op','nick':'alice'}");
    assertEquals(
        List.of("kicked alice from #tea"),
        setup.answer("{'command':'kick','nick':'ALICE','room':'tea','reason':'enough'}").stream()
            .map(line -> line.replace("ALICE", "alice"))
            .toList());
    alice.seesOneLike("KICKED #tea alice console⏎enough");
    String entry = setup.answer("{'command':'audit','room':'tea','json':1}").get(0);
    assertTrue(entry.contains("\"until\":null"), entry);
    setup.refuses("{'command':'kick','nick':'alice','room':'#tea'}", "alice is not in #tea");
    setup.answer("{'command':'kick','nick':'alice'}");
    alice.seesOneLike("BYE kicked⏎you were kicked by console");
    setup.refuses("{'command':'kick','nick':'alice'}", "alice is not in this server");
    setup.refuses(
        "{'command':'ban','target':'alice'}",
        "alice is an operator, whom nothing binds; take that first, with deop");
    assertEquals(3, setup.audit().size());
  }

  @Test
  void memberIsBannedFromAPrivateRoomByTheNumberOfItsLog() throws Exception {
    FramedUser alice = setup.registered("alice");
    FramedUser bob = setup.registered("bob");
    alice.joins("#den");
    alice.sends("MOD set #den private");
    alice.seesOneLike("DONE MOD set");
    alice.sends("MOD invite #den bob");
    bob.seesOneLike("INVITED #den alice");
    bob.joins("#den");
    setup.refuses(
        "{'command':'ban','target':'bob','room':'#den'}",
        "this server has no public room #den; name a private one by its log: #den/0001");
    setup.answer("{'command':'ban','target':'bob','room':'#den/1'}");
    bob.seesOneLike("KICKED #den bob console.*");
    bob.sends("MOD room #den");
    bob.seesOneLike("ERROR not-in-room MOD room.*");
    bob.joins("#den");
    setup.refuses(
        "{'command':'ban','target':'bob','room':'#den/2','for':'x'}",
        "'x' is not a duration; write one like 30s, 10m, 1h30m or 30d");
    bob.sends("SAY 1 #den⏎another room");
    bob.seesOneLike("ACK 1 #den 1 .*");
  }

  @Test
  void wrongRequestsAreAnsweredByASentence() {
    setup.refuses(
        "{'command':'ban','target':'nobody'}",
        "no user has the nick nobody now; nick:nobody binds every guest who takes it");
    setup.refuses(
        "{'command':'ban','target':'bob','room':'#nowhere'}",
        "this server has no room #nowhere: check its name");
    setup.refuses(
        "{'command':'mute','target':'color:red'}",
        "'color:red': a target is NICK, nick:NICK, account:NICK, address:NICK or address:ADDRESS");
    setup.refuses("{'command':'ban','target':'account:zed'}", "no account is zed");
    setup.refuses(
        "{'command':'ban','target':'address:10.0.0.0/8'}",
        "that names too many addresses: at least /16, or /32 of IPv6");
    setup.refuses("{'command':'ban'}", "the command lacks its target");
    setup.refuses("{'command':'unban','number':7}", "there is no ban 7; bans lists them");
    setup.refuses(
        "{'command':'ban','target':'nick:bob','reason':'" + "x".repeat(1_001) + "'}",
        "the reason has 1,000 bytes at most");
  }
}
