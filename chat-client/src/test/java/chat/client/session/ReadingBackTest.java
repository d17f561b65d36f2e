package chat.client.session;

import org.junit.jupiter.api.Test;

/** What is shown of our own messages when they are read back from the log. */
final class ReadingBackTest {
  private static final String WELCOME = "WELCOME alice fake/1 log 0 65536";

  @Test
  void withoutAPastOnlyOurOwnPendingMessageIsReadBack() {
    SessionTranscript none = SessionTranscript.ofProgram("alice@localhost", "--history", "none");
    none.serverGreets()
        .serverSends(WELCOME)
        .types("mine")
        .forget()
        .serverSends("SAID #lobby 5 1 bob\nnow")
        .shows("#lobby 5 bob: now");
    SessionTranscript lost = SessionTranscript.ofProgram("alice@localhost", "--history", "none");
    lost.serverGreets().serverSends(WELCOME).types("mine").linkBreaks().reconnects();
    lost.serverSends("WELCOME alice fake/1 log 1 65536")
        .forget()
        .serverSends("SAID #lobby 4 1 bob\nold", "SAID #lobby 5 1 alice 1\nmine")
        .shows("stored: #lobby 5 alice: mine (ours)");
  }

  @Test
  void ourMessagesThatHistoryFindsAreOurs() {
    SessionTranscript.ofPerson("alice@localhost")
        .serverWelcomes("alice")
        .types("one", "/nick al")
        .serverSends("ACK 1 #lobby 3 1", "RENAMED alice al", "SAID #lobby 4 1 al 9\ntwo")
        .forget()
        .serverSends("PAST #lobby 2 1 alice\nx", "PAST #lobby 3 1 alice\none")
        .serverSends("PAST #lobby 4 1 al\ntwo", "PAST #dev 3 1 al\nx")
        .shows(
            "#lobby 2 alice: x (found)",
            "#lobby 3 alice: one (found) (ours)",
            "#lobby 4 al: two (found) (ours)",
            "#dev 3 al: x (found) (namesake)")
        .linkBreaks()
        .reconnects()
        .serverSends("WELCOME al fake/1 otherlog 0 65536")
        .forget()
        .serverSends("PAST #lobby 3 1 bob\nother")
        .shows("#lobby 3 bob: other (found)");
  }
}
