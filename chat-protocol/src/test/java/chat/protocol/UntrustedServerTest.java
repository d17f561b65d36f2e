package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.input.Payload;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client makes of a server that is newer, broken or hostile. */
final class UntrustedServerTest {
  private static final Nick ALICE = Nick.of("alice");

  @Test
  void verbOfANewerServerIsIgnored() throws IOException, RefusedException {
    assertTrue(ServerVerb.decode(Frames.payload(Frames.frame("SHOUTED #lobby"))).isEmpty());
    assertTrue(ServerVerb.decode(Frames.payload(Frames.frame("said #lobby"))).isEmpty());
    assertTrue(ServerVerb.decode(Frames.payload(Frames.frame("\n"))).isEmpty());
  }

  @Test
  void tokensOfANewerServerAreIgnored() throws IOException, RefusedException {
    assertEquals(
        new ServerMessage.Live("#lobby", 9), Frames.fromServer("LIVE #lobby 9 and more\ntext"));
    assertEquals(
        new QueryAnswer.Past(RoomName.LOBBY, 1, 2, ALICE, MessageKind.SAID, Text.of("hi")),
        Frames.fromServer("PAST #lobby 1 2 alice shout\nhi"));
    assertEquals(new QueryAnswer.Done("WHO", "-"), Frames.fromServer("DONE WHO - more 7"));
  }

  @Test
  void tokensOfAServerAreMadeHarmless() throws IOException, RefusedException {
    String escape = "\u001B[2J";
    String shown = "\uFFFD[2J";
    assertEquals(
        new ConnectionMessage.Welcome(ALICE, shown, shown, 1, 2, ServerLimits.NONE),
        Frames.fromServer("WELCOME alice %s %s 1 2".formatted(escape, escape)));
    assertEquals(
        new ServerMessage.Refused(shown, shown, shown, Text.of(shown)),
        Frames.fromServer("ERROR %s %s %s\n%s".formatted(escape, escape, escape, escape)));
    assertEquals(new ConnectionMessage.Ping(shown), Frames.fromServer("PING " + escape));
    assertEquals(new ServerMessage.Live(shown, 1), Frames.fromServer("LIVE " + escape + " 1"));
    assertEquals(new QueryAnswer.Done(shown, shown), done(escape));
    assertEquals(
        new QueryAnswer.Done("SEARCH", shown, 3, Optional.of(shown)),
        Frames.fromServer("DONE SEARCH %s 3 %s".formatted(escape, escape)));
  }

  private static ServerMessage done(String word) throws IOException, RefusedException {
    return Frames.fromServer("DONE " + word + " " + word);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n\u0378w", "\u0378", "a\u0430"})
  void namesOfANewerUnicodeAreAccepted(String nick) throws IOException, RefusedException {
    String payload = "SAID #%s 1 2 %s\nhi".formatted(nick, nick);
    ServerMessage.Said said = (ServerMessage.Said) Frames.fromServer(payload);
    assertEquals(nick, said.nick().value());
    assertEquals("#" + nick, said.room().value());
    assertEquals(said, Frames.fromServer(payload));
    ServerMessage.Members members =
        (ServerMessage.Members) Frames.fromServer("MEMBERS - 2\nalice\n\n" + nick);
    assertEquals(List.of(ALICE, said.nick()), members.nicks());
  }

  @Test
  void namesOfAServerAreMadeHarmless() throws IOException, RefusedException {
    ServerMessage.Left left =
        (ServerMessage.Left) Frames.fromServer("LEFT #\u001B[2J \u202E\u0007alice");
    assertEquals("#\uFFFD\uFFFD2J", left.room().value());
    assertEquals("\uFFFD\uFFFDalice", left.nick().value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WELCOME",
        "WELCOME alice chat/1 log",
        "WELCOME alice chat/1 log x 1",
        "SAID #lobby 1 2",
        "SAID lobby 1 2 alice",
        "SAID #lobby 1 2 alice x",
        "ACK 1 #lobby",
        "MEMBERS #lobby",
        "LIVE",
        "GAP #lobby 1",
        "SKIP #lobby",
        "LEFT @",
        "RENAMED alice",
        "ERROR",
        "BYE",
      })
  void knownVerbWithMissingTokensIsRefused(String payload) throws IOException {
    Payload decoded = Frames.payload(Frames.frame(payload));
    assertThrows(RefusedException.class, () -> ServerVerb.decode(decoded));
  }
}
