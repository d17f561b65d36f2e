package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Someone who is banned tries to enter under another nick, device, connection, or address. */
class BanEvasionTest {
  private static final String BANNED = "ERROR banned JOIN #tea⏎you are banned from #tea";

  private final ModeratedChat tea = new ModeratedChat();
  private final HubUser op = tea.joins("op");

  private static void assertBanned(HubUser user) {
    user.skips();
    user.sends("JOIN #tea");
    user.sees(BANNED);
    user.sends("JOIN #tea 0");
    user.sees(BANNED);
  }

  private static void assertEnters(HubUser user) {
    user.skips();
    user.sends("JOIN #tea");
    List<String> seen = user.takeSeen();
    assertEquals("LIVE #tea 0", seen.get(seen.size() - 1));
  }

  private HubUser guest(String nick, String client, String address) {
    HubUser user = tea.chat().connects();
    user.comesFrom(address);
    user.sends("HELLO 1 " + nick + " " + TestServer.idOf(client));
    user.skips();
    return user;
  }

  private HubUser account(String nick, String client, String address) {
    HubUser user = tea.chat().connects();
    user.comesFrom(address);
    user.sends("AUTH password " + nick + "⏎" + nick);
    user.sends("HELLO 1 " + nick + " " + TestServer.idOf(client));
    user.skips();
    return user;
  }

  private void bans(String target) {
    op.sends("MOD ban #tea " + target);
    op.skips();
  }

  @Test
  void guestUnderAnotherNickCaseOrLookAlike() {
    HubUser bob = guest("bob", "bob", "192.0.2.7");
    bob.sends("JOIN #tea");
    bans("bob");
    assertBanned(bob);
    bob.sends("NICK rob");
    assertBanned(bob);
    assertBanned(guest("BOB", "c1", "198.51.100.1"));
    assertBanned(guest("b0b", "c2", "198.51.100.1"));
    assertBanned(guest("b_o_b", "c3", "198.51.100.1"));
    assertBanned(guest("quite-different", "c4", "192.0.2.7"));
    HubUser sneaky = guest("innocent", "c5", "198.51.100.2");
    assertEnters(sneaky);
    sneaky.skips();
    sneaky.sends("NICK bo_b");
    sneaky.sees("ERROR banned NICK bo_b⏎you are banned from #tea");
  }

  @Test
  void accountOnAnotherDeviceConnectionOrAfterAResume() {
    HubUser phone = account("account", "phone", "192.0.2.7");
    HubUser laptop = account("account", "laptop", "198.51.100.1");
    phone.sends("JOIN #tea");
    laptop.sends("JOIN #tea");
    phone.skips();
    laptop.skips();
    laptop.losesConnection();
    bans("account");
    phone.sees("KICKED #tea account op ban⏎", "LEFT #tea account");
    assertBanned(phone);
    HubUser resumed = account("account", "laptop", "198.51.100.1");
    assertBanned(resumed);
    HubUser takenOver = account("account", "phone", "203.0.113.9");
    assertBanned(takenOver);
    assertBanned(account("account", "tablet", "203.0.113.9"));
  }

  @Test
  void guestWhoResumesWithinTheGracePeriod() {
    HubUser bob = guest("bob", "bob", "192.0.2.7");
    bob.sends("JOIN #tea");
    bob.losesConnection();
    bans("bob");
    assertBanned(guest("rob", "bob", "198.51.100.1"));
  }

  @Test
  void accountThatLogsOutMeetsTheBanOfItsAddress() {
    HubUser user = account("account", "phone", "192.0.2.7");
    user.sends("JOIN #tea");
    bans("account");
    user.skips();
    user.sends("AUTH logout");
    assertBanned(user);
    assertBanned(guest("stranger", "new-client-of-a-test", "192.0.2.7"));
  }

  @Test
  void newAccountFromTheAddressIsBoundAndAnOlderOneIsNot() {
    HubUser bob = guest("bob", "bob", "192.0.2.7");
    bob.sends("JOIN #tea");
    bans("bob");
    assertEnters(account("member", "neighbour", "192.0.2.7"));
    HubUser carol = tea.connects("carol");
    carol.sends("AUTH register⏎password");
    carol.skips();
    assertEnters(carol);
  }

  @Test
  void guestWhoLogsInToABannedAccountIsRemoved() {
    bans("account:account");
    HubUser user = guest("someone", "someone", "192.0.2.7");
    assertEnters(user);
    user.sends("AUTH password account⏎account");
    user.sees(
        "RENAMED someone account",
        "ACCOUNT account 6",
        "READ #tea 0 in",
        "DONE AUTH password",
        "KICKED #tea account op ban⏎",
        "LEFT #tea account");
    assertBanned(user);
  }

  /** Otherwise members would read that the account was banned, and then joined. */
  @Test
  void membersAreSentThatABannedAccountJoinedBeforeItsRemoval() {
    account("account", "phone", "192.0.2.7");
    bans("account:account");
    HubUser guest = guest("guest", "laptop", "192.0.2.7");
    guest.sends("JOIN #tea");
    op.skips();
    guest.sends("AUTH password account⏎account");
    op.sees(
        "LEFT #tea guest",
        "JOINED #tea account 6",
        "KICKED #tea account op ban⏎",
        "LEFT #tea account");
  }

  @Test
  void banOutlivesTheProcess() {
    HubUser bob = guest("bob", "bob", "192.0.2.7");
    bob.sends("JOIN #tea");
    bans("bob");
    TestChat again = tea.chat().restarts();
    HubUser back = ModeratedChat.connects(again, "rob", "bob");
    back.sends("JOIN #tea");
    back.sees(BANNED);
    HubUser lookAlike = ModeratedChat.connects(again, "B0b", "another");
    lookAlike.sends("JOIN #tea");
    lookAlike.sees(BANNED);
  }

  @Test
  void privacyAddressesOfTheSameNetwork() {
    HubUser bob = guest("bob", "bob", "2001:db8:0:7::/64");
    bob.sends("JOIN #tea");
    bans("address:bob");
    assertBanned(bob);
    // The acceptor gives all addresses of a network the same origin.
    assertBanned(guest("rob", "rob", "2001:db8:0:7::/64"));
    assertEnters(guest("tom", "tom", "2001:db8:0:8::/64"));
  }

  @Test
  void addressThatBindsNobodyIsRefused() {
    for (String address : List.of("127.0.0.1", "127.9.8.7", "::1", "::ffff:127.0.0.1")) {
      op.sends("MOD ban #tea address:" + address);
      op.sees(
          "ERROR bad-token MOD ban⏎that is the server's own computer, whose address binds nobody");
    }
  }

  @Test
  void prefixOfAnOperatorBindsAllItsAddresses() {
    HubUser opal = tea.connects("opal");
    opal.sends("MOD ban * address:203.0.0.0/16");
    opal.sees("BAN * 1 ban - opal⏎an address⏎", "DONE MOD ban");
    HubUser user = tea.chat().connects();
    user.comesFrom("203.0.113.9");
    user.sends("HELLO 1 bob " + TestServer.idOf("bob"));
    user.sees("ERROR banned HELLO 1⏎you are banned from this server");
    user.sends("AUTH password account⏎account");
    user.skips();
    user.sends("HELLO 1 bob " + TestServer.idOf("bob"));
    assertEquals("WELCOME account", user.takeSeen().get(0).substring(0, 15));
  }

  @Test
  void textGuestFromABannedAddressCanOnlyLogIn() {
    HubUser opal = tea.connects("opal");
    opal.sends("MOD ban * address:203.0.113.9⏎spam");
    HubUser guest = tea.chat().visitorFrom("203.0.113.9");
    guest.sees(
        "* you are guest-1; /nick NICK changes your nick, /help lists all commands",
        "* you are banned from this server: spam");
    guest.sends("SAY 0 #lobby⏎hi");
    guest.sees("* you are banned from this server: spam");
    guest.sends("AUTH password account⏎account");
    guest.sees(
        "* guest-1 is now account", "* you are logged in as account", "* 1 in #lobby: account");
    guest.sends("SAY 0 #lobby⏎hi");
    guest.seesNothing();
  }

  @Test
  void olderAccountAtABannedAddressIsDisconnectedWhenItLogsOut() {
    HubUser opal = tea.connects("opal");
    opal.sends("MOD ban * address:203.0.113.9⏎spam");
    HubUser user = account("account", "phone", "203.0.113.9");
    user.sends("JOIN #tea");
    user.skips();
    user.sends("AUTH logout");
    user.seesEnd("BYE kicked⏎you are banned from this server: spam");
    HubUser text = tea.chat().visitorFrom("203.0.113.9");
    text.sends("AUTH password account⏎account");
    text.skips();
    text.sends("AUTH logout");
    text.seesEnd("* you are banned from this server: spam");
    op.skips();
    op.sends("WHO #tea", "WHO #lobby");
    op.sees("MEMBERS #tea 1⏎op", "DONE WHO #tea", "MEMBERS #lobby 0", "DONE WHO #lobby");
  }

  @Test
  void bannedAccountCannotLogIn() {
    HubUser opal = tea.connects("opal");
    opal.sends("MOD ban * account:account 60");
    HubUser user = tea.chat().framed("someone");
    user.sends("AUTH password account⏎account");
    user.sees(
        "ERROR banned AUTH password⏎you are banned from this server until 1970-01-01 00:01 UTC");
    tea.chat().jumps(Duration.ofSeconds(60));
    user.sends("AUTH password account⏎account");
    assertEquals("RENAMED someone account", user.takeSeen().get(0));
  }
}
