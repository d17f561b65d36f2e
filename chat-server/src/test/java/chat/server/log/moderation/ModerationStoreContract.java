package chat.server.log.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.RoomName;
import chat.server.log.LogException;
import chat.server.log.LogName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of moderation does. */
abstract class ModerationStoreContract {
  static final RoomName TEA_NAME = RoomName.of("#Tea");
  static final LogName TEA = LogName.of(TEA_NAME);
  static final LogName SUGAR = LogName.of(RoomName.of("#sugar"));
  static final Party ALICE = new Party(1, "alice");
  static final Party BOB = new Party(2, "bob");
  static final AuditEntry ENTRY =
      AuditEntry.of(5_000, ALICE, "ban", TEA.key(), "bob", "spam").until(9_000);

  private ModerationStore store;

  /** Opens an empty store, with the accounts 1 of alice and 2 of bob. */
  abstract ModerationStore open() throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    store = open();
  }

  static RoomSettings tea() {
    return RoomSettings.initial(TEA, TEA_NAME.key(), 1, 1_000);
  }

  static Ban ban(Optional<LogName> room, Ban.Kind kind, String value, long until) {
    return new Ban(
        0, 0, room, Ban.Effect.BAN, kind, value, until, "spam", 5_000, ALICE, "bob's " + value);
  }

  private void storeTea() throws LogException {
    store.apply(new ModerationChange.StoreSettings(tea()));
  }

  private List<AuditEntry> audit() throws LogException {
    return store.audit(AuditQuery.first(100));
  }

  @Test
  void emptyStoreHasNothing() throws Exception {
    assertEquals(RoomModeration.NONE, store.room(TEA));
    assertEquals(List.of(), store.named(TEA_NAME.key()));
    assertEquals(List.of(), store.ownedBy(1));
    assertEquals(List.of(), store.rolesOf(1));
    assertEquals(List.of(), store.serverBans());
    assertEquals(List.of(), store.privateRooms());
    assertEquals(Map.of(), store.bots());
    assertEquals(List.of(), audit());
    assertEquals(0, store.apply(List.of(), Optional.empty()));
  }

  @Test
  void botsHaveRatesUntilTheyAreNone() throws Exception {
    store.apply(new ModerationChange.SetBot(1, 50), ENTRY);
    assertEquals(1, audit().size());
    store.apply(new ModerationChange.SetBot(2, 5));
    store.apply(new ModerationChange.SetBot(1, 60));
    assertEquals(Map.of(1L, 60, 2L, 5), store.bots());
    store.apply(new ModerationChange.SetBot(1, 0));
    assertEquals(Map.of(2L, 5), store.bots());
  }

  @Test
  void settingsAreReplacedAndFoundByLogNameAndOwner() throws Exception {
    storeTea();
    assertEquals(Optional.of(tea()), store.room(TEA).settings());
    assertEquals(List.of(tea()), store.named(RoomName.of("#TEA").key()));
    assertEquals(List.of(tea()), store.ownedBy(1));
    RoomSettings changed =
        tea()
            .withAccess(Access.UNLISTED)
            .withSpeakers(Speakers.VOICED)
            .withSlowSeconds(30)
            .withKeep("30d")
            .withGreeting("welcome")
            .withOwner(2)
            .changedAt(2_000);
    store.apply(new ModerationChange.StoreSettings(changed));
    assertEquals(Optional.of(changed), store.room(TEA).settings());
    assertEquals(List.of(), store.ownedBy(1));
    assertEquals(List.of(changed), store.ownedBy(2));
  }

  @Test
  void accountHasOneRoleInARoom() throws Exception {
    RoomRole member = new RoomRole(TEA, 2, RoomRole.Kind.MEMBER, 10, false);
    RoomRole op = new RoomRole(TEA, 2, RoomRole.Kind.OP, 20, true);
    RoomRole voice = new RoomRole(SUGAR, 2, RoomRole.Kind.VOICE, 30, false);
    RoomRole other = new RoomRole(TEA, 1, RoomRole.Kind.MEMBER, 40, false);
    for (RoomRole role : List.of(member, other, op, voice)) {
      store.apply(new ModerationChange.SetRole(role));
    }
    assertEquals(List.of(other, op), store.room(TEA).roles());
    assertEquals(List.of(op, voice), bySince(store.rolesOf(2)));
    store.apply(new ModerationChange.SetRole(voice.entered(9)));
    assertEquals(List.of(voice.entered(9)), store.room(SUGAR).roles());
    store.apply(new ModerationChange.RemoveRole(TEA, 2));
    store.apply(new ModerationChange.RemoveRole(TEA, 2));
    assertEquals(List.of(other), store.room(TEA).roles());
  }

  private static List<RoomRole> bySince(List<RoomRole> roles) {
    return roles.stream().sorted(Comparator.comparing(RoomRole::since)).toList();
  }

  @Test
  void bansOfOneCommandAreNumberedAndRemovedTogether() throws Exception {
    Ban account = ban(Optional.of(TEA), Ban.Kind.ACCOUNT, "2", 0);
    Ban address = ban(Optional.of(TEA), Ban.Kind.ADDRESS, "192.0.2.7", 0);
    Ban server = ban(Optional.empty(), Ban.Kind.NICK, "bob", 9_000);
    assertEquals(1, store.apply(new ModerationChange.AddBans(List.of(account, address)), ENTRY));
    assertEquals(3, store.apply(new ModerationChange.AddBans(List.of(server)), ENTRY));
    List<Ban> inTea = List.of(account.numbered(1, 1), address.numbered(2, 1));
    assertEquals(inTea, store.room(TEA).bans());
    assertEquals(List.of(server.numbered(3, 3)), store.serverBans());
    assertEquals(List.of(), store.room(SUGAR).bans());
    assertEquals(List.of(inTea.get(1)), store.allBans(1, 1));
    assertEquals(3, store.allBans(0, 100).size());
    store.apply(new ModerationChange.RemoveBans(1));
    assertEquals(List.of(), store.room(TEA).bans());
    assertEquals(1, store.serverBans().size());
    assertEquals(4, store.apply(new ModerationChange.AddBans(List.of(account))));
  }

  @Test
  void endedBansAreRemoved() throws Exception {
    Ban early = ban(Optional.of(TEA), Ban.Kind.NICK, "bob", 9_000);
    Ban late = ban(Optional.of(TEA), Ban.Kind.NICK, "carol", 9_001);
    Ban endless = ban(Optional.of(TEA), Ban.Kind.NICK, "dave", 0);
    store.apply(new ModerationChange.AddBans(List.of(early, late, endless)));
    store.apply(new ModerationChange.RemoveEndedBans(9_000));
    assertEquals(List.of(late.numbered(2, 1), endless.numbered(3, 1)), store.room(TEA).bans());
  }

  @Test
  void privateRoomIsListedWithItsMembers() throws Exception {
    RoomRole member = new RoomRole(TEA, 2, RoomRole.Kind.MEMBER, 10, true);
    RoomSettings hidden = tea().withAccess(Access.PRIVATE).changedAt(3_000);
    LogName successor = new LogName("#Tea/0002");
    storeTea();
    store.apply(
        List.of(
            new ModerationChange.MakePrivate(hidden, successor),
            new ModerationChange.SetRole(member)),
        Optional.of(ENTRY));
    assertEquals(List.of(new PrivateRoom(hidden, List.of(member))), store.privateRooms());
    assertEquals(Optional.of(hidden), store.room(TEA).settings());
    RoomSettings slow = hidden.withSlowSeconds(5);
    store.apply(new ModerationChange.StoreSettings(slow));
    assertEquals(List.of(new PrivateRoom(slow, List.of(member))), store.privateRooms());
    store.apply(new ModerationChange.MakePublic(slow.withAccess(Access.PUBLIC), successor), ENTRY);
    assertEquals(List.of(), store.privateRooms());
    assertEquals(Access.PUBLIC, store.room(TEA).settings().orElseThrow().access());
  }

  @Test
  void forgottenRoomHasNothing() throws Exception {
    storeTea();
    store.apply(
        new ModerationChange.SetRole(new RoomRole(TEA, 2, RoomRole.Kind.OP, 10, true)), ENTRY);
    store.apply(
        new ModerationChange.AddBans(
            List.of(
                ban(Optional.of(TEA), Ban.Kind.NICK, "carol", 0),
                ban(Optional.of(SUGAR), Ban.Kind.NICK, "carol", 0))));
    store.apply(new ModerationChange.ForgetRoom(TEA));
    assertEquals(RoomModeration.NONE, store.room(TEA));
    assertEquals(1, store.room(SUGAR).bans().size());
    assertEquals(1, audit().size());
  }

  @Test
  void reportWaitsUntilItIsResolved() throws Exception {
    Report inTea = Report.open(1_000, Optional.of(TEA), 17, new Party(0, "carol"), BOB, "rude");
    Report inNone = Report.open(2_000, Optional.empty(), 0, ALICE, BOB, "two lines\nof text");
    assertEquals(1, store.apply(new ModerationChange.AddReport(inTea)));
    assertEquals(2, store.apply(new ModerationChange.AddReport(inNone)));
    Report first = inTea.numbered(1);
    Report second = inNone.numbered(2);
    assertEquals(List.of(first, second), store.reports(new ReportQuery(Optional.empty(), 0, 9)));
    assertEquals(List.of(second), store.reports(new ReportQuery(Optional.empty(), 1, 9)));
    assertEquals(List.of(first), store.reports(new ReportQuery(Optional.empty(), 0, 1)));
    assertEquals(List.of(first), store.reports(new ReportQuery(Optional.of(TEA), 0, 9)));
    assertEquals(2, store.countReports(new ReportQuery(Optional.empty(), 0, 0)));
    assertEquals(1, store.countReports(ReportQuery.of(TEA, 0)));
    store.apply(new ModerationChange.ResolveReport(1, 3_000, 1), ENTRY);
    assertEquals(0, store.countReports(ReportQuery.of(TEA, 0)));
    assertEquals(List.of(), store.reports(new ReportQuery(Optional.of(TEA), 0, 9)));
  }

  @Test
  void operatorsAreNotShownTheReportsOfPrivateRooms() throws Exception {
    RoomSettings settings =
        RoomSettings.initial(TEA, TEA.room().key(), 1, 0).withAccess(Access.PRIVATE);
    store.apply(new ModerationChange.MakePrivate(settings, LogName.of(TEA.room(), 2)), ENTRY);
    for (Optional<LogName> room : List.of(Optional.of(TEA), Optional.of(SUGAR))) {
      store.apply(new ModerationChange.AddReport(Report.open(1_000, room, 1, ALICE, BOB, "rude")));
    }
    assertEquals(1, store.countReports(ReportQuery.ofOperators(0)));
    assertEquals(
        List.of(2L),
        store.reports(ReportQuery.ofOperators(9)).stream().map(Report::number).toList());
    assertEquals(2, store.countReports(new ReportQuery(Optional.empty(), 0, 0)));
    assertEquals(1, store.countReports(ReportQuery.of(TEA, 0)));
  }

  @Test
  void auditEntriesAreNumberedAndSelected() throws Exception {
    AuditEntry kick =
        AuditEntry.of(6_000, new Party(0, "console:root"), "kick", "", "bob", "")
            .about("192.0.2.7");
    store.apply(new ModerationChange.AddBans(List.of()), ENTRY);
    assertEquals(0, store.apply(List.of(), Optional.of(kick)));
    AuditEntry first = ENTRY.numbered(1);
    AuditEntry second = kick.numbered(2);
    assertEquals(List.of(first, second), audit());
    assertEquals(List.of(first), store.audit(AuditQuery.first(1)));
    assertEquals(List.of(second), store.audit(new AuditQuery(1, 0, "", "", 9)));
    assertEquals(List.of(second), store.audit(new AuditQuery(0, 5_001, "", "", 9)));
    assertEquals(List.of(first), store.audit(new AuditQuery(0, 0, "alice", "", 9)));
    assertEquals(List.of(first), store.audit(new AuditQuery(0, 0, "", TEA.key(), 9)));
    assertEquals(List.of(), store.audit(new AuditQuery(0, 0, "alice", SUGAR.key(), 9)));
  }

  @Test
  void forgottenAccountIsNamedNowhereButInTheAuditLog() throws Exception {
    storeTea();
    store.apply(
        new ModerationChange.SetRole(new RoomRole(SUGAR, 1, RoomRole.Kind.OP, 10, true)), ENTRY);
    store.apply(
        new ModerationChange.AddBans(
            List.of(
                ban(Optional.of(TEA), Ban.Kind.ACCOUNT, "1", 0),
                ban(Optional.of(TEA), Ban.Kind.ADDRESS, "1", 0))));
    store.apply(
        new ModerationChange.AddReport(
            Report.open(1_000, Optional.of(TEA), 17, BOB, ALICE, "rude")));
    store.apply(new ModerationChange.DeleteAccount(1, 5));
    assertEquals(List.of(), store.ownedBy(1));
    assertEquals(0, store.room(TEA).settings().orElseThrow().owner());
    assertEquals(List.of(), store.room(SUGAR).roles());
    assertEquals(
        List.of(Ban.Kind.ADDRESS), store.room(TEA).bans().stream().map(Ban::kind).toList());
    Report report = store.reports(new ReportQuery(Optional.empty(), 0, 9)).get(0);
    assertEquals(new Party(0, "alice"), report.about());
    assertEquals(BOB, report.by());
    assertEquals(List.of(ENTRY.numbered(1)), audit());
  }
}
