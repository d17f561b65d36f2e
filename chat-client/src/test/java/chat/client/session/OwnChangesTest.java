package chat.client.session;

import org.junit.jupiter.api.Test;

/** How people and programs edit and delete their own messages. */
final class OwnChangesTest {
  private static SessionTranscript alice() {
    return SessionTranscript.onScreen("alice@localhost").serverWelcomes("alice");
  }

  private static SessionTranscript aliceWhoSaid(String text) {
    return alice().types(text).serverSends("ACK 1 #lobby 1 5").forget();
  }

  @Test
  void lastMessageIsEditedByItsAcknowledgement() {
    aliceWhoSaid("helo")
        .types("/edit hello")
        .sent("EDIT 2 #lobby last\nhello")
        .serverSends("ACK 2 #lobby 2 6")
        .shows("queued: hello", "edited 1: #lobby 2 alice: hello (ours)");
  }

  @Test
  void messageIsEditedByItsNumber() {
    aliceWhoSaid("helo")
        .types("/edit #1 hello", "/edit 9 no")
        .sent("EDIT 2 #lobby 1\nhello", "EDIT 3 #lobby 9\nno")
        .forget()
        .serverSends("ACK 2 #lobby 2 6", "ERROR no-right EDIT 3\nmessage 9 is not yours")
        .shows("edited 1: #lobby 2 alice: hello (ours)", "refused: no (message 9 is not yours)");
  }

  @Test
  void replacementShowsTheWholeNewText() {
    aliceWhoSaid("teh cat and teh dog")
        .types("/s/teh/the/")
        .sent("EDIT 2 #lobby last replace\nteh\nthe")
        .forget()
        .serverSends("ACK 2 #lobby 2 6")
        .shows("edited 1: #lobby 2 alice: the cat and teh dog (ours)")
        .types("/s/teh/the/")
        .forget()
        .serverSends("ACK 3 #lobby 3 7")
        .shows("edited 1: #lobby 3 alice: the cat and the dog (ours)");
  }

  @Test
  void deletedMessageIsNoLongerTheLast() {
    alice()
        .types("one", "two", "/delete", "/delete")
        .sent(
            "SAY 1 #lobby\none",
            "SAY 2 #lobby\ntwo",
            "DELETE 3 #lobby last",
            "DELETE 4 #lobby last")
        .forget()
        .serverSends("ACK 1 #lobby 1 5", "ACK 2 #lobby 2 5", "ACK 3 #lobby 3 5", "ACK 4 #lobby 4 5")
        .shows(
            "stored: #lobby 1 alice: one (ours)",
            "stored: #lobby 2 alice: two (ours)",
            "deleted 2 of alice in #lobby by alice at 3",
            "deleted 1 of alice in #lobby by alice at 4");
  }

  /** Both wait for the server, and are sent in their order. */
  @Test
  void messageThatIsNotSentYetCanBeEdited() {
    alice()
        .linkBreaks()
        .types("helo", "/s/lo/llo/")
        .forget()
        .reconnects()
        .serverSends("WELCOME alice fake/1 log 0 65536", "LIVE #lobby 0")
        .sent(
            "HELLO 1 alice *",
            "JOIN #lobby 0",
            "SAY 1 #lobby\nhelo",
            "EDIT 2 #lobby last replace\nlo\nllo")
        .forget()
        .serverSends("ACK 1 #lobby 1 5", "ACK 2 #lobby 2 5")
        .shows("stored: #lobby 1 alice: helo (ours)", "edited 1: #lobby 2 alice: hello (ours)");
  }

  @Test
  void editThatWasStoredBeforeTheLinkBrokeIsNotSentTwice() {
    aliceWhoSaid("helo")
        .types("/edit hello")
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice fake/1 log 2 65536")
        .sent("JOIN #lobby 1")
        .serverSends("EDITED #lobby 2 6 alice 1 2\nhello", "LIVE #lobby 2")
        .shows(
            "reconnected: alice, was alice",
            "edited 1: #lobby 2 alice: hello (missed) (ours)",
            "live: #lobby")
        .serverSends("EDITED #lobby 2 6 alice 1 2\nhello")
        .shows()
        .sent();
  }

  @Test
  void editThatWasLostWithTheLinkIsSentAgain() {
    aliceWhoSaid("helo")
        .types("/edit hello")
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice fake/1 log 1 65536")
        .sent("JOIN #lobby 1", "EDIT 2 #lobby last\nhello")
        .forget()
        .serverSends("LIVE #lobby 1", "ACK 2 #lobby 2 6")
        .shows("live: #lobby", "edited 1: #lobby 2 alice: hello (ours)");
  }

  @Test
  void refusedEditNamesItsTextAndEndsNothing() {
    aliceWhoSaid("helo")
        .types("/edit hello")
        .forget()
        .serverSends("ERROR too-late EDIT 2\nmessage 1 is too old")
        .shows("refused: hello (message 1 is too old)")
        .isGoingOn();
  }

  @Test
  void directMessagesStayAsTheyWereSent() {
    alice()
        .types("/query bob hi", "/edit ho", "/s/i/o/", "/delete")
        .sent("TELL 1 bob\nhi")
        .shows(
            "into bob",
            "queued: hi",
            "* direct messages stay as they were sent; only rooms' change",
            "* direct messages stay as they were sent; only rooms' change",
            "* direct messages stay as they were sent; only rooms' change");
  }

  @Test
  void roomThatWeAreNotInIsNotChanged() {
    alice()
        .types("/leave", "/edit hello")
        .shows("into no room", "* you are in no room; /join ROOM enters one");
  }

  @Test
  void programGetsItsReferenceBack() {
    SessionTranscript.ofProgram("--json", "bot@localhost")
        .serverWelcomes("bot")
        .types("{\"room\":\"#lobby\",\"text\":\"helo\"}")
        .types(
            "{\"command\":\"/s/lo/llo/\",\"ref\":\"fix\"}", "{\"command\":\"/delete\",\"ref\":7}")
        .sent("SAY 1 #lobby\nhelo", "EDIT 2 #lobby last replace\nlo\nllo", "DELETE 3 #lobby last")
        .forget()
        .serverSends("ACK 1 #lobby 1 5", "ACK 2 #lobby 2 6", "ACK 3 #lobby 3 7")
        .shows(
            "stored: #lobby 1 bot: helo (ours)",
            "edited 1: #lobby 2 bot: hello (ours) ref fix",
            "deleted 1 of bot in #lobby by bot at 3 ref 7");
  }
}
