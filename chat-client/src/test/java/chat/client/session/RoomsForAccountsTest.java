package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.RoomName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a session uses a server that lets guests do nothing but log in. */
final class RoomsForAccountsTest {
  private static final String WHY = "\nthis server is for people with an account";
  private static final String LOBBY_REFUSED = "ERROR auth-required JOIN #lobby" + WHY;

  private static SessionTranscript guest(SessionTranscript chat) {
    return chat.serverGreets()
        .serverSends("WELCOME eve fake/1 log 0 65536")
        .forget()
        .serverSends("ERROR auth-required JOIN @" + WHY);
  }

  @Test
  void personEntersTheFirstRoomsAfterTheLogin() {
    SessionTranscript chat =
        guest(SessionTranscript.onScreen("eve@localhost", "--room", "a", "--room", "b"))
            .serverSends("ERROR auth-required JOIN #a" + WHY, "ERROR auth-required JOIN #b" + WHY)
            .shows("refused: this server is for people with an account");
    assertEquals(List.of(), chat.state().rooms());
    chat.types("/join #a")
        .forget()
        .serverSends("ERROR auth-required JOIN #a" + WHY)
        .shows("refused: this server is for people with an account");
    chat.types("/register")
        .typesSecret("correct horse")
        .typesSecret("correct horse")
        .forget()
        .serverSends("ACCOUNT eve 17", "DONE AUTH register")
        .sent("JOIN #a", "JOIN #b");
    assertEquals(
        RoomName.of("#b"), chat.state().pages().front().orElseThrow().room().orElseThrow());
    chat.types("hello").sent("SAY 1 #b\nhello");
  }

  @Test
  void programsNextLineIsSaidInTheRoomThatItEntersAfterTheLogin() {
    SessionTranscript chat = SessionTranscript.ofProgram("eve@localhost");
    chat.types("/login eve", "correct horse", "hello").endsInput();
    guest(chat)
        .serverSends(LOBBY_REFUSED)
        .inputWaits()
        .serverSends("ACCOUNT eve 17", "DONE AUTH password")
        .sent("JOIN #lobby", "SAY 1 #lobby\nhello")
        .serverSends("LIVE #lobby 0", "ACK 1 #lobby 1 1")
        .sent("BYE")
        .serverCloses()
        .exits(0);
  }

  @Test
  void programThatIsNotLoggedInFails() {
    SessionTranscript chat = SessionTranscript.ofProgram("eve@localhost");
    chat.types("/login eve", "wrong", "hello").endsInput();
    guest(chat)
        .serverSends(LOBBY_REFUSED, "ERROR auth-failed AUTH password\nwrong nick or password")
        .sent("BYE")
        .serverCloses()
        .exits(1);
  }

  @Test
  void personIsInNoRoomAfterTheLogoutAndReturnsAtTheNextLogin() {
    SessionTranscript chat =
        SessionTranscript.onScreen("eve@localhost")
            .serverWelcomes("eve")
            .serverSends("ACCOUNT eve 17", "DONE AUTH password");
    chat.types("/logout")
        .forget()
        .serverSends(
            "LEFT #lobby eve left", "RENAMED eve guest-1", "ACCOUNT - 0", "DONE AUTH logout");
    assertEquals(List.of(), chat.state().rooms());
    chat.timePasses(Duration.ofSeconds(2)).sent();
    chat.types("/login eve")
        .typesSecret("correct horse")
        .forget()
        .serverSends("ACCOUNT eve 17", "DONE AUTH password")
        .sent("JOIN #lobby");
    assertEquals(1, chat.state().rooms().size());
  }
}
