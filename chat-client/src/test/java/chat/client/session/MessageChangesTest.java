package chat.client.session;

import org.junit.jupiter.api.Test;

/** What a session makes of messages that were edited or deleted. */
final class MessageChangesTest {
  private static SessionTranscript guest() {
    return SessionTranscript.onScreen("alice@localhost").serverWelcomes("alice");
  }

  @Test
  void editIsShownWithItsMessageAndMovesTheCursor() {
    guest()
        .serverSends("SAID #lobby 1 1 bob\nhelo", "EDITED #lobby 2 2 bob 1\nhello")
        .shows("#lobby 1 bob: helo", "edited 1: #lobby 2 bob: hello")
        .serverSends("EDITED #lobby 2 2 bob 1\nhello")
        .shows()
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .sent("JOIN #lobby 2");
  }

  @Test
  void deletionNamesTheAuthorIfTheMessageIsKnown() {
    guest()
        .serverSends(
            "SAID #lobby 1 1 bob\nspam",
            "DELETED #lobby 2 2 carol 1",
            "DELETED #lobby 3 3 carol 1",
            "DELETED #lobby 4 1 dave 4")
        .shows(
            "#lobby 1 bob: spam",
            "deleted 1 of bob in #lobby by carol at 2",
            "deleted 1 of ? in #lobby by carol at 3",
            "deleted 4 of dave in #lobby by dave at 4");
  }

  @Test
  void replayThatHasTheNewTextMakesAnEditNoNews() {
    SessionTranscript.onScreen("alice@localhost")
        .serverGreets()
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .forget()
        .serverSends(
            "SAID #lobby 5 1 bob\nhello",
            "EDITED #lobby 6 2 bob 5\nhello",
            "EDITED #lobby 7 2 bob 1\nhow are you")
        .shows(
            "#lobby 5 bob: hello (before)",
            "edited 5: #lobby 6 bob: hello (before) (known)",
            "edited 1: #lobby 7 bob: how are you (before) (known)");
  }

  @Test
  void missedEditOfAMessageThatWasShownIsNews() {
    guest()
        .serverSends("SAID #lobby 1 1 bob\nhelo")
        .linkBreaks()
        .reconnects()
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .forget()
        .serverSends("EDITED #lobby 2 2 bob 1\nhello")
        .shows("edited 1: #lobby 2 bob: hello (missed)");
  }

  @Test
  void tombstoneThatHistoryFindsMovesNoCursor() {
    guest()
        .serverSends("SAID #lobby 9 1 bob\nhi")
        .types("/history")
        .forget()
        .serverSends("PAST #lobby 3 1 bob\nold", "DELETED #lobby 4 1 bob 4", "DONE HISTORY #lobby")
        .shows(
            "answer to HISTORY #lobby",
            "#lobby 3 bob: old (found)",
            "deleted 4 of bob in #lobby by bob at 4 (found)");
  }
}
