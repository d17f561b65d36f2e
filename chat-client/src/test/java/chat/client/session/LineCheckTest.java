package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a line before it is handed over, so that it stays in the editor. */
final class LineCheckTest {
  private static final Optional<String> NONE = Optional.empty();

  private final SessionTranscript chat = SessionTranscript.ofPerson("alice@localhost");

  @Test
  void nothingIsSaidBeforeTheWelcome() {
    assertEquals(NONE, chat.complaint("/nonsense"));
    chat.serverGreets();
    assertEquals(NONE, chat.complaint("/nonsense"));
  }

  @Test
  void nothingIsSaidOfPlainText() {
    SessionTranscript plain = SessionTranscript.ofPerson("--text").types("x");
    assertEquals(NONE, plain.complaint("/nonsense"));
  }

  @Test
  void goodLinesPass() {
    chat.serverWelcomes("alice");
    for (String line :
        new String[] {"", "hello", "/me waves", "/go 1", "/set bell", "/leave", "//x"}) {
      assertEquals(NONE, chat.complaint(line), line);
    }
  }

  @Test
  void malformedCommandsAreRefused() {
    chat.serverWelcomes("alice");
    assertEquals(Optional.of("type /join ROOM"), chat.complaint("/join"));
    chat.linkBreaks();
    assertEquals(Optional.of("type /join ROOM"), chat.complaint("/join"));
  }

  @ParameterizedTest
  @CsvSource({
    "/set foo, 'there is no setting foo; there are server, tls'",
    "/set foo bar, 'there is no setting foo; there are server, tls'",
    "/set bell loud, 'bell: ''loud'' is not one of off, highlights, all'",
    "/ignore a b, 'ignore: a b: a nick is made of letters'",
    "/set json true, 'not changed: json is not for the settings file'",
    "/go 77, 'you have no page 77; yours are 1 #lobby'",
    "/go next, you have no other page",
    "/go tea, you are not in #tea",
    "/leave tea, you are not in #tea"
  })
  void whatThereIsNotIsRefused(String line, String why) {
    chat.serverWelcomes("alice").forget();
    String complaint = chat.complaint(line).orElseThrow();
    assertTrue(complaint.startsWith(why), complaint);
    chat.sent().shows();
  }

  @Test
  void whatThereIsPasses() {
    chat.serverWelcomes("alice").types("/query bob", "/join tea");
    for (String line : new String[] {"/go 2", "/go bob", "/go next", "/leave tea", "/leave"}) {
      assertEquals(NONE, chat.complaint(line), line);
    }
    for (String line : new String[] {"/set bell -", "/unignore bob", "/set log x", "/bell"}) {
      assertEquals(NONE, chat.complaint(line), line);
    }
  }

  @Test
  void overlongTextIsRefused() {
    chat.serverGreets().serverSends("WELCOME alice fake/1 log 0 64");
    assertEquals(NONE, chat.complaint("x".repeat(64)));
    assertEquals(
        Optional.of("not sent: 65 bytes, but the server takes at most 64"),
        chat.complaint("x".repeat(65)));
    assertEquals(
        Optional.of("not sent: 66 bytes, but the server takes at most 64"),
        chat.complaint("/msg bob " + "ä".repeat(33)));
  }

  @Test
  void messagesAreRefusedWhereWeAreInNoRoom() {
    chat.serverWelcomes("alice").types("/leave");
    assertEquals(Optional.of("you are in no room; /join ROOM enters one"), chat.complaint("hello"));
  }

  @Test
  void nothingIsSaidOfTheAnswerToTheQuestionForAName() {
    chat.serverWelcomes("alice").types("/leave").linkBreaks().reconnects();
    chat.serverSends("ERROR nick-in-use HELLO 1\ntaken");
    assertEquals(NONE, chat.complaint("al"));
    chat.types("al").sent("LEAVE #lobby", "HELLO 1 alice *", "HELLO 1 al *");
    assertEquals(Optional.of("you are in no room; /join ROOM enters one"), chat.complaint("hello"));
  }

  @Test
  void checkChangesNothing() {
    chat.serverWelcomes("alice");
    chat.complaint("hello");
    chat.sent().shows();
  }
}
