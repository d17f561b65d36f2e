package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ServerLimits.Limit;
import chat.protocol.account.Fingerprint;
import chat.protocol.account.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class ServerMessageTest {
  private static final RoomName ROOM = RoomName.of("#Caf\u00E9");
  private static final Nick ALICE = Nick.of("alice");
  private static final Nick NICK = Nick.of("\u5C71\u7530");
  private static final long TIME = 1_795_170_720_123L;
  private static final OptionalLong NONE = OptionalLong.empty();
  private static final Text TEXT = Text.of("first line\n\n\tsecond: \uD83D\uDE00 \n");

  static final List<ServerMessage> MESSAGES =
      List.of(
          new ConnectionMessage.Welcome(NICK, "chat/1.0.0", "log-1", 41, 65_536, ServerLimits.NONE),
          new ConnectionMessage.Welcome(
              NICK,
              "chat/1.0.0",
              "log-1",
              41,
              65_536,
              ServerLimits.NONE.with(Limit.RATE, 20, 100).with(Limit.KEEP_AGE, 86_400)),
          new ConnectionMessage.Welcome(
              NICK, "s/2", "log-1", 0, 1, ServerLimits.NONE.withChanges().withName("The Tea Room")),
          new ServerMessage.Said(ROOM, 7, TIME, NICK, MessageKind.SAID, NONE, TEXT),
          new ServerMessage.Said(ROOM, 7, TIME, NICK, MessageKind.SAID, OptionalLong.of(3), TEXT),
          new ServerMessage.Said(ROOM, 8, TIME, NICK, MessageKind.EMOTED, NONE, Text.of("waves")),
          new ServerMessage.Said(
              ROOM, 8, TIME, NICK, MessageKind.EMOTED, OptionalLong.of(4), Text.of("waves")),
          new ServerMessage.Said(ROOM, 7, TIME, NICK, MessageKind.SAID, NONE, 17, TEXT),
          new ServerMessage.Said(
              ROOM, 7, TIME, NICK, MessageKind.SAID, OptionalLong.of(3), 17, TEXT),
          new ServerMessage.Ack(5, ROOM.value(), 9, TIME),
          new ServerMessage.Ack(5, Limits.INBOX, 0, TIME, true),
          new ServerMessage.Ack(5, Limits.INBOX, 0, TIME),
          ServerMessage.Ack.again(5),
          new ServerMessage.Told(Long.MAX_VALUE, TIME, NICK, TEXT),
          new ServerMessage.Told(1, TIME, NICK, 17, TEXT),
          new ServerMessage.Told(1, TIME, NICK, 17, true, TEXT),
          new ServerMessage.Told(1, TIME, NICK, AccountMessage.GUEST, true, TEXT),
          new ServerMessage.Said(
              ROOM, 7, TIME, NICK, MessageKind.SAID, NONE, AccountMessage.GUEST, true, TEXT),
          new ServerMessage.Said(ROOM, 7, TIME, NICK, MessageKind.SAID, NONE, 17, true, TEXT),
          new ServerMessage.Said(
              ROOM, 7, TIME, NICK, MessageKind.EMOTED, OptionalLong.of(3), 17, true, TEXT),
          new QueryAnswer.Past(ROOM, 7, TIME, NICK, MessageKind.SAID, 17, true, TEXT),
          new QueryAnswer.Past(ROOM, 7, TIME, NICK, MessageKind.EMOTED, 17, true, TEXT),
          new ModMessage.Edited(ROOM, 9, TIME, NICK, 7, OptionalLong.empty(), 17, true, TEXT),
          new ServerMessage.Topic(ROOM, Text.of("tea at four")),
          new ServerMessage.Topic(ROOM, Text.EMPTY),
          new ServerMessage.Members(Optional.of(ROOM), 2, List.of(ALICE, NICK)),
          new ServerMessage.Members(Optional.of(ROOM), 201, List.of()),
          new ServerMessage.Members(Optional.empty(), 1, List.of(ALICE)),
          new QueryAnswer.Listening(Optional.of(ROOM), 2, List.of(NICK, ALICE)),
          new QueryAnswer.Listening(Optional.empty(), 1, List.of(NICK)),
          new ServerMessage.Live(ROOM.value(), 9),
          new ServerMessage.Live("@", 0),
          new ServerMessage.Gap(ROOM.value(), 1, 500),
          new ServerMessage.Skip(ROOM.value(), 501),
          new ServerMessage.Skip(Limits.INBOX, 3),
          new ServerMessage.Joined(ROOM, NICK),
          new ServerMessage.Joined(ROOM, NICK, 17),
          new ServerMessage.Left(ROOM, NICK),
          new ServerMessage.LeftInbox(NICK),
          new ServerMessage.Renamed(ALICE, NICK),
          new QueryAnswer.Past(ROOM, 7, TIME, NICK, MessageKind.SAID, TEXT),
          new QueryAnswer.Past(ROOM, 8, TIME, NICK, MessageKind.EMOTED, TEXT),
          new QueryAnswer.Past(ROOM, 7, TIME, NICK, MessageKind.SAID, 17, TEXT),
          new QueryAnswer.Past(ROOM, 8, TIME, NICK, MessageKind.EMOTED, 17, TEXT),
          new QueryAnswer.Room(ROOM, 12, Text.of("tea at four")),
          new QueryAnswer.Room(ROOM, 0, Text.EMPTY),
          new QueryAnswer.Done("WHO", "-"),
          new QueryAnswer.Done("HISTORY", ROOM.value()),
          new QueryAnswer.Done("SEARCH", "*"),
          new QueryAnswer.Done("SEARCH", ROOM.value(), 1_234, Optional.empty()),
          new QueryAnswer.Done("SEARCH", "*", 0, Optional.of(QueryAnswer.Done.TOO_COMMON)),
          new QueryAnswer.Done("SEARCH", "*", 5, Optional.of("a-newer-word")),
          new ServerMessage.Refused("nick-in-use", "HELLO", "1", Text.of("taken")),
          new ServerMessage.Refused("bad-frame", "-", "-", Text.EMPTY),
          new AccountMessage.Account(Optional.of(NICK), 17),
          new AccountMessage.Account(Optional.of(NICK), 17, true),
          new AccountMessage.Account(Optional.empty(), AccountMessage.GUEST),
          new AccountMessage.Challenge("Zm9vYmFy"),
          new AccountMessage.Token(3, Secret.take("chat_abc".toCharArray())),
          new AccountMessage.Device(3, TIME, TIME + 1, true, Text.of("alice's laptop")),
          new AccountMessage.Device(4, TIME, TIME + 1, false, Text.of("phone")),
          new AccountMessage.Device(
              5, TIME, TIME + 1, true, List.of("read", "#tea"), Text.of("bot")),
          new AccountMessage.Device(6, TIME, TIME + 1, false, List.of("#tea"), Text.of("bot")),
          new AccountMessage.Key(Fingerprint.of(new byte[] {1}), TIME, Text.of("alice@home")),
          new AccountMessage.Read(ROOM.value(), 7, true),
          new AccountMessage.Read(Limits.INBOX, 3, false),
          new ModMessage.Settings(ROOM, "owner", Map.of()),
          new ModMessage.Settings(ROOM, "guest", Map.of("owner", "alice", "greeting", "")),
          new ModMessage.Role(ROOM, NICK, "op", 17),
          new ModMessage.Role(ROOM, NICK, "-op", AccountMessage.GUEST),
          new ModMessage.Invited(ROOM, ALICE),
          new ModMessage.Kicked(ROOM, NICK, ALICE, Text.of("no more tea")),
          new ModMessage.Kicked(ROOM, NICK, ALICE, Text.EMPTY),
          new ModMessage.Kicked(ROOM, NICK, ALICE, "ban", OptionalLong.of(9), Text.of("ads")),
          new ModMessage.Kicked(ROOM, NICK, ALICE, "server-ban", OptionalLong.empty(), Text.EMPTY),
          new ModMessage.Ban(
              Optional.of(ROOM), 3, "ban", OptionalLong.of(TIME), ALICE, "bob", "no more tea"),
          new ModMessage.Ban(
              Optional.empty(), 4, "mute", OptionalLong.empty(), ALICE, "bob's address", ""),
          new ModMessage.Report(5, TIME, ALICE, NICK, Optional.of(ROOM), Text.of("spam")),
          new ModMessage.Report(6, TIME, ALICE, NICK, Optional.empty(), Text.of("spam")),
          new ModMessage.Notice("motd", TEXT),
          new ModMessage.Edited(ROOM, 9, TIME, NICK, 7, OptionalLong.of(3), 17, TEXT),
          new ModMessage.Edited(ROOM, 9, TIME, NICK, 7, OptionalLong.empty(), 0, TEXT),
          new ModMessage.Deleted(ROOM, 9, TIME, NICK, 7, OptionalLong.empty(), 17),
          new ModMessage.Deleted(ROOM, 7, TIME, NICK, 7, OptionalLong.of(3), 0),
          new ConnectionMessage.Ping("t-1"),
          new ConnectionMessage.Pong("t-2"),
          new ConnectionMessage.Bye("shutting-down", Text.of("back in a minute")),
          new ConnectionMessage.Bye(
              "moved", Optional.of("[2001:db8::7]:8028"), Text.of("this server stops")));

  @Test
  void everyVerbIsTestedHere() {
    Set<ServerVerb> verbs = MESSAGES.stream().map(ServerMessage::verb).collect(Collectors.toSet());
    assertEquals(EnumSet.allOf(ServerVerb.class), verbs);
  }

  @ParameterizedTest
  @FieldSource("MESSAGES")
  void encodedMessageIsDecodedAsTheSameMessage(ServerMessage message)
      throws IOException, RefusedException {
    byte[] frame = Frames.of(message);
    ServerMessage decoded = ServerVerb.decode(Frames.payload(frame)).orElseThrow();
    assertEquals(message, decoded);
    assertEquals(message.verb().name(), Frames.payload(frame).toString().split("[ \n]", 2)[0]);
    assertArrayEquals(frame, Frames.of(decoded));
  }

  @Test
  void refusalIsDecodedAsTheAnswerItMakes() throws IOException, RefusedException {
    for (ErrorCode code : ErrorCode.values()) {
      var refusal = new RefusedException(code, "SAY", "7", "a sentence");
      assertEquals(code, refusal.code());
      var expected = new ServerMessage.Refused(code.word(), "SAY", "7", Text.of("a sentence"));
      assertEquals(expected, Frames.fromServer("ERROR " + code.word() + " SAY 7\na sentence"));
      assertEquals(expected, refusal.answer());
    }
  }

  @Test
  void byeOfALaterVersionKeepsItsReason() throws IOException, RefusedException {
    // A client of this version reads the BYE of a later one as an earlier one reads "moved".
    var bye = (ConnectionMessage.Bye) Frames.fromServer("BYE later 10.0.0.2:8028 x\na reason");
    assertEquals(Text.of("a reason"), bye.reason());
    assertTrue(ByeCode.reconnects(bye.code()));
  }

  @Test
  void malformedServerOfAByeIsIgnored() throws IOException, RefusedException {
    for (String server : List.of("-", "10.0.0.2", "10.0.0.2:", "a/b:1", "\u202ehost:1")) {
      assertEquals(
          new ConnectionMessage.Bye("moved", Text.of("why")),
          Frames.fromServer("BYE moved " + server + "\nwhy"));
    }
    assertEquals(new ConnectionMessage.Bye("moved", Text.EMPTY), Frames.fromServer("BYE moved"));
  }

  @Test
  void codesAreLowerCaseWords() {
    List<String> words = new ArrayList<>();
    Arrays.stream(ErrorCode.values()).map(ErrorCode::word).forEach(words::add);
    Arrays.stream(ByeCode.values()).map(ByeCode::word).forEach(words::add);
    assertTrue(words.stream().allMatch(word -> word.matches("[a-z]+(-[a-z]+)*")), words::toString);
    assertEquals("nick-in-use", ErrorCode.NICK_IN_USE.word());
    assertEquals("taken-over", ByeCode.TAKEN_OVER.word());
  }

  // Bytes written by hand: encoder and decoder cannot share an error.

  @Test
  void tokensWithoutATextAreALineWithoutLineFeed() {
    assertBytes(
        "00000011 41434b 20 31 20 236c6f626279 20 32 20 31 30",
        new ServerMessage.Ack(1, "#lobby", 2, 10));
    assertBytes("0000000b 41434b 20 31 20 2d 20 30 20 30", ServerMessage.Ack.again(1));
  }

  @Test
  void textFollowsALineFeed() {
    assertBytes(
        "00000016 53414944 20 236c6f626279 20 32 20 3130 20 616c 0a 6869",
        new ServerMessage.Said(
            RoomName.LOBBY, 2, 10, Nick.of("al"), MessageKind.SAID, NONE, Text.of("hi")));
  }

  @Test
  void ownMessageReadBackHasItsId() {
    assertBytes(
        "00000018 53414944 20 236c6f626279 20 32 20 3130 20 616c 20 37 0a 6869",
        new ServerMessage.Said(
            RoomName.LOBBY,
            2,
            10,
            Nick.of("al"),
            MessageKind.SAID,
            OptionalLong.of(7),
            Text.of("hi")));
  }

  @Test
  void membersAreListedOneALine() {
    assertBytes(
        "00000017 4d454d42455253 20 236c6f626279 20 32 0a 616c 0a 626f62",
        new ServerMessage.Members(
            Optional.of(RoomName.LOBBY), 2, List.of(Nick.of("al"), Nick.of("bob"))));
  }

  @Test
  void listOfMembersIsACopy() {
    List<Nick> nicks = new ArrayList<>(List.of(ALICE));
    var members = new ServerMessage.Members(Optional.empty(), 1, nicks);
    nicks.clear();
    assertEquals(List.of(ALICE), members.nicks());
  }

  @Test
  void manyMembersFitOneFrame() throws IOException, RefusedException {
    List<Nick> nicks = IntStream.range(0, 200).mapToObj(Nick::guest).collect(Collectors.toList());
    var members = new ServerMessage.Members(Optional.of(ROOM), 200, nicks);
    assertEquals(members, ServerVerb.decode(Frames.payload(Frames.of(members))).orElseThrow());
  }

  private static void assertBytes(String hex, ServerMessage message) {
    assertEquals(hex.replace(" ", ""), HexFormat.of().formatHex(Frames.of(message)));
  }
}
