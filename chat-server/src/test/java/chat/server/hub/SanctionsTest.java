package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Moderators kick, ban and mute. The clock is at 1000 ms. */
class SanctionsTest {
  private final ModeratedChat tea = new ModeratedChat();
  private final HubUser op = tea.joins("op");

  @Test
  void kickedUserLeavesAndItsProgramDoesNotReturn() {
    HubUser carol = tea.joins("carol");
    HubUser bob = tea.joins("bob");
    op.skips();
    carol.skips();
    op.sends("MOD kick #tea bob⏎no spam");
    op.sees("KICKED #tea bob op⏎no spam", "DONE MOD kick", "LEFT #tea bob");
    carol.sees("KICKED #tea bob op⏎no spam", "LEFT #tea bob");
    bob.sees("KICKED #tea bob op⏎no spam", "LEFT #tea bob");
    bob.sends("SAY 1 #tea⏎hi");
    bob.sees("ERROR not-in-room SAY 1⏎you are not in #tea; join it first");
    bob.sends("JOIN #tea 0");
    bob.sees("ERROR kicked JOIN #tea⏎you were kicked from #tea: no spam");
    bob.sends("JOIN #tea");
    bob.sees("TOPIC #tea⏎", "MEMBERS #tea 3⏎op⏎carol⏎bob", "LIVE #tea 0");
    bob.sends("JOIN #tea 0");
    bob.skips();
    assertEquals(List.of("op kick bob: no spam"), tea.audit());
  }

  @Test
  void kickIsForgottenAfterTenMinutes() {
    HubUser bob = tea.joins("bob");
    op.sends("MOD kick #tea bob");
    bob.skips();
    tea.chat().jumps(Duration.ofMinutes(10));
    bob.sends("JOIN #tea 0");
    bob.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎op⏎bob", "LIVE #tea 0");
  }

  @Test
  void bannedUserStaysOutUntilTheBanIsTakenBack() {
    HubUser bob = tea.joins("bob");
    op.skips();
    op.sends("MOD ban #tea bob 60⏎spam");
    op.sees(
        "KICKED #tea bob op ban 61000⏎spam",
        "BAN #tea 1 ban 61000 op⏎bob, nicks like bob, bob's program⏎spam",
        "DONE MOD ban",
        "LEFT #tea bob");
    bob.skips();
    bob.sends("JOIN #tea");
    bob.sees("ERROR banned JOIN #tea⏎you are banned from #tea until 1970-01-01 00:01 UTC: spam");
    bob.sends("JOIN #other");
    bob.skips();
    op.sends("MOD bans #tea");
    op.sees("BAN #tea 1 ban 61000 op⏎bob, nicks like bob, bob's program⏎spam", "DONE MOD bans");
    op.sends("MOD unban #tea 2");
    op.sees("DONE MOD unban");
    bob.sends("JOIN #tea");
    bob.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎op⏎bob", "LIVE #tea 0");
    op.skips();
    op.sends("MOD bans #tea", "MOD unban #tea 1");
    op.sees(
        "DONE MOD bans",
        "ERROR no-such-ban MOD unban⏎there is no ban 1 here; /bans lists them. Those of the server: /bans *, /unban * N");
    assertEquals(
        List.of("op ban bob: spam", "op unban bob, nicks like bob, bob's program: "), tea.audit());
  }

  @Test
  void banEndsByItself() {
    HubUser bob = tea.joins("bob");
    op.sends("MOD ban #tea bob 60");
    bob.skips();
    op.skips();
    tea.chat().jumps(Duration.ofSeconds(60));
    bob.sends("JOIN #tea");
    bob.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎op⏎bob", "LIVE #tea 0");
    tea.chat().passes(Duration.ofHours(2));
    op.skips();
    op.sends("MOD bans #tea");
    op.sees("DONE MOD bans");
  }

  @Test
  void mutedUserReadsAndDoesNotWrite() {
    HubUser bob = tea.joins("bob");
    op.sends("MOD mute #tea bob⏎calm down");
    bob.skips();
    bob.sends("SAY 1 #tea⏎hi", "EMOTE 2 #tea⏎waves", "TOPIC #tea⏎mine");
    String why = "⏎you are muted here: others don't get what you write";
    bob.sees(
        "ERROR muted SAY 1" + why, "ERROR muted EMOTE 2" + why, "ERROR muted TOPIC #tea" + why);
    op.skips();
    op.sendsBatch("SAY 1 #tea⏎quiet");
    bob.sees("SAID #tea 1 1000 op - 2⏎quiet");
    bob.sendsBatch("TELL 3 op⏎sorry");
    bob.sees("ACK 3 @ 0 1000");
    bob.sends("LEAVE #tea", "JOIN #tea");
    bob.skips();
    bob.sends("SAY 4 #tea⏎hi");
    bob.sees("ERROR muted SAY 4" + why);
    op.sends("MOD unban #tea 1");
    bob.sendsBatch("SAY 5 #tea⏎hi");
    bob.sees("ACK 5 #tea 2 1000");
  }

  @Test
  void serverMuteTakesDirectMessagesToo() {
    HubUser opal = tea.connects("opal");
    HubUser bob = tea.joins("bob");
    opal.sends("MOD mute * bob 60");
    opal.sees("BAN * 1 mute 61000 opal⏎bob, nicks like bob, bob's program⏎", "DONE MOD mute");
    bob.sends("SAY 1 #tea⏎hi", "TELL 2 op⏎hi");
    String why = "⏎you are muted here until 1970-01-01 00:01 UTC";
    bob.sees("ERROR muted SAY 1" + why, "ERROR muted TELL 2" + why);
    tea.chat().jumps(Duration.ofSeconds(60));
    bob.sendsBatch("TELL 3 op⏎hi");
    bob.sees("ACK 3 @ 0 61000");
  }

  @Test
  void serverBanEndsConnectionsAndRefusesOthers() {
    HubUser opal = tea.connects("opal");
    HubUser bob = tea.joins("bob");
    op.skips();
    opal.sends("MOD ban * bob⏎spam");
    opal.sees("BAN * 1 ban - opal⏎bob, nicks like bob, bob's program⏎spam", "DONE MOD ban");
    bob.sees("ERROR kicked - -⏎you are banned from this server: spam");
    bob.seesEnd("BYE kicked⏎you are banned from this server: spam");
    op.sees("KICKED #tea bob opal server-ban⏎spam", "LEFT #tea bob");
    HubUser again = tea.chat().connects();
    again.sends("HELLO 1 B0b 0123456789abcdef");
    again.sees("ERROR banned HELLO 1⏎you are banned from this server: spam");
    again.sends("HELLO 1 rob 0123456789abcdef");
    again.skips();
    again.sends("NICK bob");
    again.sees("ERROR banned NICK bob⏎you are banned from this server: spam");
  }

  private HubUser inTeaWithNc(String nick) {
    HubUser user = tea.chat().guest();
    user.sends("NICK " + nick, "JOIN #tea");
    return user;
  }

  @Test
  void peopleWithNcReadWhoWasBannedFromWhereAndUntilWhen() {
    HubUser bob = inTeaWithNc("bob");
    HubUser carol = inTeaWithNc("carol");
    HubUser dave = tea.joins("dave");
    HubUser erin = tea.joins("erin");
    carol.skips();
    bob.skips();
    op.sends("MOD ban #tea bob 60⏎spam");
    bob.sees(
        "* you were banned from #tea until 1970-01-01 00:01 UTC by op: spam; /join enters another room");
    HubUser opal = tea.connects("opal");
    opal.sends("MOD kick * dave", "MOD ban * erin 120⏎ads");
    carol.sees(
        "* bob was banned from #tea until 1970-01-01 00:01 UTC by op: spam",
        "* bob left #tea",
        "* dave was kicked from this server by opal",
        "* erin was banned from this server until 1970-01-01 00:02 UTC by opal: ads",
        "* dave left #tea",
        "* erin left #tea");
    dave.seesEnd("BYE kicked⏎you were kicked by opal");
    erin.seesEnd("BYE kicked⏎you are banned from this server until 1970-01-01 00:02 UTC: ads");
  }

  @Test
  void serverKickEndsTheConnectionsOfAllDevices() {
    HubUser opal = tea.connects("opal");
    HubUser phone = tea.joins("account");
    HubUser laptop = ModeratedChat.connects(tea.chat(), "account", "laptop-client");
    op.skips();
    opal.sends("MOD kick * account⏎bye");
    op.sees("KICKED #tea account opal server-kick⏎bye", "LEFT #tea account");
    opal.sees("DONE MOD kick");
    phone.seesEnd("BYE kicked⏎you were kicked by opal: bye");
    laptop.seesEnd("BYE kicked⏎you were kicked by opal: bye");
  }

  @Test
  void nobodyActsOnTheirEqualsButOpsKickAndMuteEachOther() {
    HubUser op2 = tea.joins("op2");
    tea.joins("owner");
    op.skips();
    op.sends("MOD ban #tea op2", "MOD kick #tea owner", "MOD mute #tea owner", "MOD kick #tea op");
    op.sees(
        "ERROR no-right MOD ban⏎op2 ranks as high as you, or higher",
        "ERROR no-right MOD kick⏎owner ranks as high as you, or higher",
        "ERROR no-right MOD mute⏎owner ranks as high as you, or higher",
        "ERROR no-right MOD kick⏎that would be you yourself");
    op.sends("MOD mute #tea op2");
    op2.skips();
    op2.sends("SAY 1 #tea⏎hi");
    op2.sees("ERROR muted SAY 1⏎you are muted here: others don't get what you write");
    op.sends("MOD kick #tea op2");
    op2.sees("KICKED #tea op2 op⏎", "LEFT #tea op2");
  }

  @Test
  void mutedOpDoesNotTakeItBack() {
    HubUser op2 = tea.joins("op2");
    op.sends("MOD mute #tea op2", "MOD ban #tea account:owner");
    op2.skips();
    op2.sends("MOD unban #tea 1", "SAY 1 #tea⏎hi");
    op2.sees(
        "ERROR no-right MOD unban⏎that binds you yourself: only others can take it back",
        "ERROR muted SAY 1⏎you are muted here: others don't get what you write");
    op.skips();
    op.sends("MOD ban #tea account:owner", "MOD unban #tea 1");
    op.sees(
        "ERROR no-right MOD ban⏎the account owner ranks as high as you, or higher",
        "DONE MOD unban");
  }

  @Test
  void requestsAboutNobodyAreRefused() {
    op.sends("MOD kick #tea carol", "MOD ban #tea carol", "MOD ban #tea account:carol");
    op.sees(
        "ERROR no-such-nick MOD kick⏎carol is not in #tea",
        "ERROR no-such-nick MOD ban⏎no user has the nick carol now; nick:carol binds every guest who takes it",
        "ERROR no-such-nick MOD ban⏎no account is carol");
    op.sends(
        "MOD ban #tea address:op",
        "MOD ban #tea address:10.0.0.0/8",
        "MOD kick #other op",
        "MOD ban #tea address:fe80::1%eth0");
    op.sees(
        "ERROR no-such-nick MOD ban⏎op is connected from the server's own computer, whose address binds nobody",
        "ERROR bad-token MOD ban⏎only an operator may name more than one address, or an IPv6 network wider than /64",
        "ERROR not-in-room MOD kick⏎you are not in #other; join it first",
        "ERROR bad-nick MOD ban⏎a nick is made of letters, digits, _ - and .");
  }

  @Test
  void failedCommitChangesNothing() {
    HubUser bob = tea.joins("bob");
    op.skips();
    tea.chat().moderation().setBroken(true);
    op.sends("MOD ban #tea bob", "MOD kick #tea bob");
    String why = "⏎the server can't reach its stored messages; try again later";
    op.sees("ERROR not-stored MOD ban" + why, "ERROR not-stored MOD kick" + why);
    bob.seesNothing();
    tea.chat().moderation().setBroken(false);
    bob.sendsBatch("SAY 1 #tea⏎still here");
    bob.sees("ACK 1 #tea 1 1000");
    op.skips();
    op.sends("MOD bans #tea");
    op.sees("DONE MOD bans");
    assertEquals(List.of(), tea.audit());
  }

  @Test
  void messagesBeforeAMuteAreStored() {
    HubUser bob = tea.joins("bob");
    op.skips();
    bob.sendsIntoBatch("SAY 1 #tea⏎first");
    op.sendsIntoBatch("MOD mute #tea bob");
    bob.sendsIntoBatch("SAY 2 #tea⏎second");
    tea.chat().endsBatch();
    tea.chat().endsBatch();
    bob.sees("ACK 1 #tea 1 1000", "ACK 2 #tea 2 1000");
    bob.sends("SAY 3 #tea⏎third");
    bob.sees("ERROR muted SAY 3⏎you are muted here: others don't get what you write");
  }

  @Test
  void slowRoomSpacesMessagesOfWhomItBinds() {
    ModeratedChat slow = new ModeratedChat(settings -> settings.withSlowSeconds(10));
    HubUser bob = slow.joins("bob");
    HubUser voiced = slow.joins("voiced");
    bob.skips();
    bob.sendsBatch("SAY 1 #tea⏎a", "SAY 2 #tea⏎b");
    bob.sees(
        "ACK 1 #tea 1 1000",
        "ERROR slow SAY 2⏎this room is slow: you may write again in 10 seconds");
    bob.sends("LEAVE #tea", "JOIN #tea");
    bob.skips();
    bob.sends("SAY 3 #tea⏎c");
    bob.sees("ERROR slow SAY 3⏎this room is slow: you may write again in 10 seconds");
    slow.chat().jumps(Duration.ofSeconds(10));
    bob.sendsBatch("SAY 4 #tea⏎d");
    bob.sees("ACK 4 #tea 2 11000");
    voiced.skips();
    voiced.sendsBatch("SAY 1 #tea⏎a", "SAY 2 #tea⏎b");
    voiced.sees("ACK 1 #tea 3 11000", "ACK 2 #tea 4 11000");
  }

  @Test
  void leavingEndsNoWaitAlsoAfterMoreMessagesThanAreInMemory() {
    ModeratedChat slow = new ModeratedChat(settings -> settings.withSlowSeconds(10));
    HubUser bob = slow.joins("bob");
    HubUser voiced = slow.joins("voiced");
    bob.sendsBatch("SAY 1 #tea⏎a");
    bob.sends("LEAVE #tea");
    for (int id = 1; id <= 1_000; id++) {
      voiced.sendsBatch("SAY " + id + " #tea⏎" + "x".repeat(400));
      voiced.skips();
    }
    bob.sends("JOIN #tea");
    bob.takesAll();
    bob.sends("SAY 2 #tea⏎b");
    bob.sees("ERROR slow SAY 2⏎this room is slow: you may write again in 10 seconds");
  }

  @Test
  void messageThatWasNotStoredDoesNotMakeItsAuthorWait() {
    ModeratedChat slow = new ModeratedChat(settings -> settings.withSlowSeconds(10));
    HubUser bob = slow.joins("bob");
    slow.chat().log().setBroken(true);
    bob.sendsBatch("SAY 1 #tea⏎a");
    bob.skips();
    slow.chat().log().setBroken(false);
    bob.sendsBatch("SAY 1 #tea⏎a");
    bob.sees("ACK 1 #tea 1 1000");
  }
}
