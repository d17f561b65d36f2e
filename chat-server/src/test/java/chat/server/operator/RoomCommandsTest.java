package chat.server.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.Json;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Rooms that an operator sees and changes at the console. */
class RoomCommandsTest {
  @AutoClose private final OperatorSetup setup = new OperatorSetup();

  private FramedUser inDen(String nick) {
    FramedUser user = setup.registered(nick);
    user.joins("#den");
    return user;
  }

  private static void does(FramedUser user, String request) {
    user.sends("MOD " + request);
    user.seesOneLike("DONE MOD " + request.substring(0, request.indexOf(' ')));
  }

  private List<String> column(String command, String name) throws Exception {
    return setup.answer(command).stream().map(row -> Json.value(row, "$." + name)).toList();
  }

  @Test
  void allRoomsArePrivateOnesTooWithTheirLogsAndOwners() throws Exception {
    FramedUser alice = inDen("alice");
    does(alice, "set #den private");
    alice.sends("SAY 1 #den⏎among us");
    alice.seesOneLike("ACK 1 #den 1 .*");
    FramedUser guest = setup.server().framedIn("#den", "guest");
    guest.sends("SAY 1 #den⏎another room");
    guest.seesOneLike("ACK 1 #den 1 .*");
    assertEquals(List.of("#den"), column("{'command':'rooms','json':1}", "room"));
    String all = "{'command':'rooms','all':1,'json':1}";
    assertEquals(List.of("#den/0001", "#den"), column(all, "room"));
    assertEquals(List.of("private", "public"), column(all, "access"));
    assertEquals("alice", column(all, "owner").get(0));
    assertEquals(List.of("1", "1"), column(all, "members"));
  }

  @Test
  void privateRoomBesideAPublicNamesakeHasOneNameInAllAnswers() throws Exception {
    FramedUser alice = inDen("alice");
    does(alice, "set #den private");
    does(alice, "report mallory #den⏎rude");
    FramedUser guest = setup.server().framedIn("#den", "guest");
    guest.sends("MOD report alice #den⏎proud");
    guest.seesOneLike("DONE MOD report");
    for (String room : List.of("#den/1", "#den")) {
      String name = room.replace("/1", "/0001");
      String ban = "{'command':'ban','target':'nick:mallory','room':'%s','json':1}".formatted(room);
      assertEquals(List.of(name), column(ban, "room"));
      String of = "'room':'%s','json':1}".formatted(room);
      assertEquals(List.of(name), column("{'command':'bans'," + of, "room"));
      assertTrue(setup.answer("{'command':'rooms'," + of).get(1).contains("\"" + name + "\""));
      assertTrue(column("{'command':'audit'," + of, "room").contains(name));
    }
    List<String> both = List.of("#den/0001", "#den");
    assertEquals(both, column("{'command':'bans','json':1}", "room"));
    assertEquals(both, column("{'command':'reports','json':1}", "room"));
    assertEquals(3, column("{'command':'audit','json':1}", "room").size());
    List<String> users = setup.answer("{'command':'users','json':1}");
    assertTrue(users.get(0).contains("\"#den/0001\""), users::toString);
    assertTrue(users.get(1).contains("\"#den\""), users::toString);
  }

  @Test
  void listsOfARoomThatThereIsNotAreRefused() throws Exception {
    String absent = "this server has no room #nosuch: check its name";
    setup.refuses("{'command':'bans','room':'nosuch'}", absent);
    setup.refuses("{'command':'audit','room':'nosuch'}", absent);
    assertEquals(
        List.of("nobody is banned or muted"), setup.answer("{'command':'bans','room':'lobby'}"));
    FramedUser alice = inDen("alice");
    does(alice, "ban #den nick:mallory -⏎rude");
    does(alice, "set #den private");
    String isPrivate =
        "this server has no public room #den; name a private one by its log: #den/0001";
    setup.refuses("{'command':'bans','room':'den'}", isPrivate);
    setup.refuses("{'command':'audit','room':'den'}", isPrivate);
  }

  @Test
  void roomIsDescribedWithItsSettingsRolesAndBans() throws Exception {
    FramedUser alice = inDen("alice");
    inDen("bob");
    does(alice, "set #den slow⏎5");
    does(alice, "voice #den bob");
    does(alice, "ban #den nick:mallory -⏎rude");
    List<String> rows = setup.answer("{'command':'rooms','room':'den','json':1}");
    assertEquals(3, rows.size(), rows::toString);
    assertEquals("5", Json.value(rows.get(0), "$.slow"));
    assertEquals("alice", Json.value(rows.get(0), "$.owner"));
    assertEquals("voice", Json.value(rows.get(1), "$.role"));
    assertEquals("bob", Json.value(rows.get(1), "$.nick"));
    assertEquals("rude", Json.value(rows.get(2), "$.reason"));
    assertEquals(6, setup.answer("{'command':'rooms','room':'den'}").size());
    setup.refuses(
        "{'command':'rooms','room':'nowhere'}", "this server has no room #nowhere: check its name");
    setup.refuses("{'command':'rooms','room':' '}", "the command lacks its room");
  }

  @Test
  void settingsAreThoseOfTheChatAndMembersAreSentThem() throws Exception {
    FramedUser alice = inDen("alice");
    setup.answer("{'command':'room','room':'den','set':'slow','value':'7'}");
    alice.seesOneLike("SETTINGS #den owner⏎owner alice⏎public.*slow 7.*");
    String hidden = setup.answer("{'command':'room','room':'den','set':'private','json':1}").get(0);
    assertEquals("#den/0001", Json.value(hidden, "$.room"));
    setup.refuses(
        "{'command':'room','room':'den','set':'slow','value':'7'}",
        "this server has no public room #den; name a private one by its log: #den/0001");
    setup.refuses(
        "{'command':'room','room':'den/1','set':'slow','value':'x'}",
        "slow is the seconds between two messages of a member, 0 to 86400");
    setup.refuses(
        "{'command':'room','room':'den/1','set':'color','value':'red'}",
        "no setting is color; there are public, unlisted, private, speak, slow, keep and greeting");
    String shown = setup.answer("{'command':'room','room':'den/1','set':'public','json':1}").get(0);
    assertEquals("#den", Json.value(shown, "$.room"));
    assertEquals(
        List.of("console:ann set slow 7", "console:ann set private", "console:ann set public"),
        setup.audit());
    assertEquals(3, setup.answer("{'command':'audit','room':'DEN','json':1}").size());
    setup.refuses(
        "{'command':'audit','room':'den/2'}", "this server has no room #den/0002: check its name");
    assertEquals(
        List.of("nothing is recorded"), setup.answer("{'command':'audit','room':'lobby'}"));
  }

  @Test
  void roomOfNobodyIsGivenAlsoAPrivateOneToWhoIsNoMember() throws Exception {
    FramedUser guest = setup.server().framedIn("#hall", "guest");
    FramedUser alice = setup.registered("alice");
    alice.joins("#hall");
    String given = setup.answer("{'command':'room','room':'#hall','give':'alice','json':1}").get(0);
    assertEquals("alice", Json.value(given, "$.owner"));
    guest.seesOneLike("ROLE #hall alice owner 1");
    does(alice, "set #hall private");
    setup.answer("{'command':'delete-account','nick':'alice'}");
    FramedUser bob = setup.registered("bob");
    bob.joins("#hall");
    bob.sends("MOD room #hall");
    bob.seesOneLike("SETTINGS #hall owner⏎owner bob⏎public.*");
    assertTrue(column("{'command':'rooms','all':1,'json':1}", "room").contains("#hall/0001"));
    setup.answer("{'command':'room','room':'#hall/1','give':'bob'}");
    bob.seesOneLike("LEFT #hall bob");
    bob.joins("#hall");
    bob.sends("MOD room #hall");
    bob.seesOneLike("SETTINGS #hall owner⏎owner bob⏎private.*");
    setup.refuses(
        "{'command':'room','room':'#hall/1','give':'guest'}",
        "guest has no account; guests have no roles, and can't be invited");
    setup.refuses("{'command':'room','room':'#hall/1','give':'zed'}", "no account is zed");
    setup.refuses(
        "{'command':'room','room':'#lobby','give':'bob'}", "#lobby can't belong to anybody");
  }

  @Test
  void reportsOfAllRoomsAreListedAndEnded() throws Exception {
    FramedUser alice = inDen("alice");
    FramedUser bob = inDen("bob");
    does(alice, "set #den private");
    bob.sends("MOD report mallory #den⏎rude");
    bob.seesOneLike("DONE MOD report");
    bob.sends("MOD report mallory -⏎everywhere");
    bob.seesOneLike("DONE MOD report");
    String all = "{'command':'reports','json':1}";
    assertEquals(List.of("rude", "everywhere"), column(all, "reason"));
    assertEquals(List.of("bob", "bob"), column(all, "by"));
    assertEquals("#den/0001", column(all, "room").get(0));
    assertEquals(List.of("report 1 is done"), setup.answer("{'command':'reports','done':1}"));
    assertEquals(List.of("everywhere"), column(all, "reason"));
    setup.refuses(
        "{'command':'reports','done':1}", "no report 1 waits; reports lists those that do");
    setup.answer("{'command':'reports','done':2}");
    assertEquals(List.of("no report waits"), setup.answer("{'command':'reports'}"));
    assertEquals(
        List.of("console:ann resolve mallory report 1", "console:ann resolve mallory report 2"),
        setup.audit().stream().filter(line -> line.contains("resolve")).toList());
  }
}
