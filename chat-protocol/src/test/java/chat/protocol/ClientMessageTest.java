package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.Query.SearchFilter;
import chat.protocol.account.BanTarget;
import chat.protocol.account.ClientId;
import chat.protocol.account.Fingerprint;
import chat.protocol.account.Secret;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class ClientMessageTest {
  private static final RoomName ROOM = RoomName.of("#Caf\u00E9");
  private static final Nick NICK = Nick.of("\u5C71\u7530");
  private static final ClientId ID = ClientId.of("0123456789abcdef");
  private static final OptionalLong NONE = OptionalLong.empty();
  private static final OptionalLong FIVE = OptionalLong.of(5);
  private static final Secret SECRET = Secret.take(" p\u00E4ss word ".toCharArray());
  private static final Fingerprint KEY = Fingerprint.of(new byte[] {1});
  private static final Text TEXT = Text.of("first line\n\n\tsecond: \uD83D\uDE00 \n");

  static final List<ClientMessage> MESSAGES =
      List.of(
          new ClientMessage.Hello(1, NICK, ID),
          new ClientMessage.Hello(1, NICK, ID, true),
          new ClientMessage.Join(ROOM, NONE),
          new ClientMessage.Join(ROOM, OptionalLong.of(Long.MAX_VALUE)),
          new ClientMessage.Join(ROOM, NONE, OptionalLong.of(0)),
          new ClientMessage.Join(ROOM, OptionalLong.of(3), OptionalLong.of(100)),
          new ClientMessage.Leave(ROOM),
          new InboxRequest.Join(NONE),
          new InboxRequest.Join(OptionalLong.of(7)),
          new InboxRequest.Leave(),
          new ClientMessage.Rename(NICK),
          new Query.Who(Optional.of(ROOM)),
          new Query.Who(Optional.empty()),
          new Query.Rooms(),
          new ClientMessage.Ping("t-1"),
          new ClientMessage.Pong("\u00E9".repeat(Limits.MAX_PING_CHARS)),
          new ClientMessage.Bye(),
          new ClientMessage.Say(1, ROOM, TEXT),
          new ClientMessage.Say(1_234_567_890_123_456_789L, ROOM, TEXT),
          new ClientMessage.Say(2, ROOM, MessageKind.EMOTED, Text.of("waves")),
          new ClientMessage.Tell(3, NICK, TEXT),
          new ClientMessage.SetTopic(ROOM, Text.of("tea at four")),
          new ClientMessage.SetTopic(ROOM, Text.EMPTY),
          new Query.History(ROOM, NONE, 20),
          new Query.History(ROOM, OptionalLong.of(77), Limits.MAX_HISTORY),
          new Query.Topic(ROOM),
          new AuthRequest.Register(SECRET),
          new AuthRequest.Password(NICK, SECRET),
          new AuthRequest.Token(SECRET),
          new AuthRequest.Key(NICK, KEY),
          new AuthRequest.Signature(Text.of("U1NIU0lH")),
          new AuthRequest.Change(SECRET, Secret.take("another".toCharArray())),
          new AuthRequest.Change(Secret.take(new char[0]), SECRET),
          new AuthRequest.Logout(),
          new AuthRequest.Remember(Text.of("alice's laptop")),
          new AuthRequest.Devices(),
          new AuthRequest.Revoke(3),
          new AuthRequest.Keys(),
          new AuthRequest.AddKey(Text.of("ssh-ed25519 AAAAC3 alice@home")),
          new AuthRequest.DropKey(KEY),
          new ModRequest.OfRoom(ModRequest.Action.ROOM, Optional.of(ROOM)),
          new ModRequest.OfRoom(ModRequest.Action.CLAIM, Optional.of(ROOM)),
          new ModRequest.OfRoom(ModRequest.Action.BANS, Optional.empty()),
          new ModRequest.OfRoom(ModRequest.Action.REPORTS, Optional.of(ROOM)),
          new ModRequest.Set(ROOM, "slow", Text.of("10")),
          new ModRequest.Set(ROOM, "greeting", Text.EMPTY),
          new ModRequest.Grant(ModRequest.Action.INVITE, ROOM, NICK),
          new ModRequest.Grant(ModRequest.Action.GIVE, ROOM, NICK),
          new ModRequest.Kick(Optional.of(ROOM), NICK, Text.of("no more tea")),
          new ModRequest.Kick(Optional.empty(), NICK, Text.EMPTY),
          new ModRequest.Ban(
              ModRequest.Action.BAN,
              Optional.of(ROOM),
              BanTarget.of("address:2001:db8::/56"),
              OptionalLong.of(3_600),
              Text.of("spam")),
          new ModRequest.Ban(
              ModRequest.Action.MUTE, Optional.empty(), BanTarget.of("bob"), NONE, Text.EMPTY),
          new ModRequest.Unban(Optional.of(ROOM), 3),
          new ModRequest.Report(NICK, Optional.of(ROOM), Text.of("spam")),
          new ModRequest.Report(NICK, Optional.empty(), Text.of("spam")),
          new ModRequest.Resolve(5),
          new ModRequest.ServerText(ModRequest.Action.RULES),
          new ModRequest.ServerText(ModRequest.Action.MOTD),
          new ChangeRequest.Delete(7, ROOM, OptionalLong.of(17), Optional.empty()),
          new ChangeRequest.Delete(8, ROOM, NONE, Optional.of(NICK)),
          new ChangeRequest.Delete(9, ROOM, NONE, Optional.empty()),
          new ChangeRequest.Edit(10, ROOM, OptionalLong.of(17), false, TEXT),
          new ChangeRequest.Edit(11, ROOM, NONE, true, Text.of("tee\ntea")),
          new ClientMessage.Read(ROOM.value(), 7),
          new ClientMessage.Read(Limits.INBOX, 0),
          new Query.Search(Optional.of(ROOM), 5, SearchFilter.NONE, Text.of("two words")),
          new Query.Search(Optional.empty(), 5, SearchFilter.NONE, Text.of("two words")),
          new Query.Search(Optional.of(ROOM), 5, filter(NICK, NONE, NONE), Text.EMPTY),
          new Query.Search(Optional.of(ROOM), 5, filter(NICK, FIVE, FIVE), Text.of("x")),
          new Query.Search(
              Optional.of(ROOM), 5, new SearchFilter(Optional.empty(), NONE, FIVE), Text.of("x")));

  private static SearchFilter filter(Nick from, OptionalLong after, OptionalLong before) {
    return new SearchFilter(Optional.of(from), after, before);
  }

  @Test
  void everyVerbIsTestedHere() {
    Set<ClientVerb> verbs = MESSAGES.stream().map(ClientMessage::verb).collect(Collectors.toSet());
    assertEquals(EnumSet.allOf(ClientVerb.class), verbs);
  }

  @ParameterizedTest
  @FieldSource("MESSAGES")
  void encodedMessageIsDecodedAsTheSameMessage(ClientMessage message)
      throws IOException, RefusedException {
    byte[] frame = Frames.of(message);
    ClientMessage decoded = ClientVerb.decode(Frames.payload(frame));
    assertEquals(message, decoded);
    assertArrayEquals(frame, Frames.of(decoded));
    assertEquals(message.verb(), decoded.verb());
  }

  @ParameterizedTest
  @FieldSource("MESSAGES")
  void firstTokenIsTheOneOnTheWire(ClientMessage message) throws IOException {
    String head = Frames.payload(Frames.of(message)).toString().lines().findFirst().orElseThrow();
    String[] tokens = head.split(" ", -1);
    assertEquals(message.verb().name(), tokens[0]);
    assertEquals(message.firstToken(), tokens.length > 1 ? tokens[1] : "-");
  }

  @Test
  void framesFollowEachOther() throws IOException {
    var sink = new ByteSink();
    var writer = new FrameWriter(sink);
    MESSAGES.forEach(message -> message.encode(writer));
    byte[][] each = MESSAGES.stream().map(Frames::of).toArray(byte[][]::new);
    assertArrayEquals(Frames.join(each), sink.toByteArray());
    assertEquals(MESSAGES.size(), Frames.read(sink.toByteArray()).size());
  }

  // Bytes written by hand: encoder and decoder cannot share an error.

  @Test
  void messageWithoutTokensIsLengthAndVerb() {
    assertBytes("00000003 425945", new ClientMessage.Bye());
  }

  @Test
  void absentTokenAtTheEndIsLeftOff() {
    assertBytes("0000000b 4a4f494e 20 236c6f626279", new ClientMessage.Join(RoomName.LOBBY, NONE));
    assertBytes(
        "0000000e 4a4f494e 20 236c6f626279 20 3132",
        new ClientMessage.Join(RoomName.LOBBY, OptionalLong.of(12)));
  }

  @Test
  void absentTokenBeforeAnotherIsADash() {
    assertBytes(
        "00000012 484953544f5259 20 236c6f626279 20 2d 20 35",
        new Query.History(RoomName.LOBBY, NONE, 5));
  }

  @Test
  void absentFiltersAreDashesOrLeftOff() {
    assertBytes(
        "00000011 534541524348 20 2a 20 35 20 626f62 0a 7465",
        new Query.Search(Optional.empty(), 5, filter(Nick.of("bob"), NONE, NONE), Text.of("te")));
    assertBytes(
        "00000011 534541524348 20 2a 20 35 20 2d 20 35 0a 7465",
        new Query.Search(
            Optional.empty(), 5, new SearchFilter(Optional.empty(), FIVE, NONE), Text.of("te")));
  }

  @Test
  void textFollowsALineFeed() {
    assertBytes(
        "00000016 534159 20 31 20 236c6f626279 0a 68c3a90a 74686572 65",
        new ClientMessage.Say(1, RoomName.LOBBY, Text.of("h\u00E9\nthere")));
  }

  @Test
  void emptyTopicIsALineFeedAndNothing() {
    assertBytes(
        "0000000d 544f504943 20 236c6f626279 0a",
        new ClientMessage.SetTopic(RoomName.LOBBY, Text.EMPTY));
  }

  @Test
  void helloContainsTheSecretInClear() {
    assertBytes(
        "0000001c 48454c4c4f 20 31 20 626f62 20 30313233343536373839616263646566",
        new ClientMessage.Hello(1, Nick.of("bob"), ID));
  }

  @Test
  void numberedMessageGetsItsIdLater() {
    assertEquals(
        new ClientMessage.Say(7, ROOM, TEXT), new ClientMessage.Say(0, ROOM, TEXT).withId(7));
    assertEquals(
        new ClientMessage.Say(7, ROOM, MessageKind.EMOTED, TEXT),
        new ClientMessage.Say(0, ROOM, MessageKind.EMOTED, TEXT).withId(7));
    assertEquals(
        new ClientMessage.Tell(7, NICK, TEXT), new ClientMessage.Tell(0, NICK, TEXT).withId(7));
  }

  private static void assertBytes(String hex, ClientMessage message) {
    assertEquals(hex.replace(" ", ""), HexFormat.of().formatHex(Frames.of(message)));
  }
}
