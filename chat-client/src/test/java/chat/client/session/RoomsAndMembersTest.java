package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.RoomSnapshot;
import chat.protocol.RoomName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which rooms we are in, who else is, and what is shown of it. */
final class RoomsAndMembersTest {
  private final SessionTranscript chat = SessionTranscript.ofPerson("alice@localhost");

  @BeforeEach
  void welcome() {
    chat.serverWelcomes("alice");
  }

  private Set<String> members(String room) {
    return snapshot(room).members().stream().map(Object::toString).collect(Collectors.toSet());
  }

  private RoomSnapshot snapshot(String room) {
    return chat.state().room(RoomName.of(room)).orElseThrow();
  }

  private List<String> rooms() {
    return chat.state().roomNames().stream().map(Object::toString).toList();
  }

  private void typesInto(String room) {
    assertEquals(Optional.of(room), chat.state().current().map(Object::toString));
  }

  @Test
  void membersAndTopicAtTheEndOfAReplayComeWithEntering() {
    chat.types("/join tea")
        .sent("JOIN #tea")
        .shows("into #tea")
        .serverSends("TOPIC #tea\nat four", "MEMBERS #tea 2\nalice\nbob")
        .shows("topic of #tea: at four (entering)")
        .serverSends("LIVE #tea 0")
        .shows("members of #tea: 2 alice bob (entering)", "live: #tea");
    assertEquals(Set.of("alice", "bob"), members("#tea"));
    assertEquals("at four", snapshot("#tea").topic().toString());
  }

  @Test
  void membersAskedForAreShownWhenTheAnswerIsComplete() {
    chat.types("/who", "/who *")
        .sent("WHO #lobby", "WHO -")
        .serverSends("MEMBERS #lobby 3\nalice\nbob", "MEMBERS #lobby 3\ncarol")
        .shows()
        .serverSends("DONE WHO #lobby")
        .shows("members of #lobby: 3 alice bob", "members of #lobby: 3 carol")
        .serverSends("MEMBERS - 1\nalice", "DONE WHO -")
        .shows("members of everywhere: 1 alice");
    assertEquals(Set.of("alice", "bob", "carol"), members("#lobby"));
  }

  @Test
  void guestsWhoListenBelongToTheAnswerAndAreNoMembers() {
    chat.types("/who", "/who *")
        .serverSends("MEMBERS #lobby 2\nalice", "MEMBERS #lobby 2\nbob")
        .serverSends("LISTENING #lobby 2\nguest-3", "LISTENING #lobby 2\nguest-4")
        .shows()
        .serverSends("DONE WHO #lobby")
        .shows("members of #lobby: 2 alice", "members of #lobby: 2 bob guest-3? guest-4?")
        .serverSends("MEMBERS - 1\nalice", "LISTENING - 1\nguest-3", "DONE WHO -")
        .shows("members of everywhere: 1 alice guest-3?");
    assertEquals(Set.of("alice", "bob"), members("#lobby"));
    assertEquals(2, snapshot("#lobby").count().getAsInt());
  }

  @Test
  void listThatNobodyAskedForIsAppliedSilently() {
    chat.serverSends("MEMBERS #lobby 2\nalice\nbob", "DONE WHO #lobby")
        .forget()
        .serverSends("MEMBERS #lobby 201")
        .shows();
    assertEquals(201, snapshot("#lobby").count().getAsInt());
    assertEquals(Set.of(), members("#lobby"));
    chat.serverSends("MEMBERS #lobby 3\nalice\nbob", "MEMBERS #lobby 3\ncarol").shows();
    assertEquals(Set.of("alice", "bob", "carol"), members("#lobby"));
    chat.serverSends("LEFT #lobby carol", "MEMBERS - 1\nzoe", "DONE WHO -")
        .shows("left #lobby: carol", "members of everywhere: 1 zoe");
    assertEquals(2, snapshot("#lobby").count().getAsInt());
  }

  @Test
  void answerIsShownWithoutTheListBeforeIt() {
    chat.types("/who")
        .serverSends("MEMBERS #lobby 201", "MEMBERS #lobby 3\nalice\nbob")
        .serverSends("JOINED #lobby zoe", "MEMBERS #lobby 3\ncarol", "DONE WHO #lobby")
        .shows("joined #lobby: zoe", "members of #lobby: 3 alice bob", "members of #lobby: 3 carol")
        .serverSends("MEMBERS #lobby 1\nalice", "LIVE #lobby 0")
        .shows("members of #lobby: 1 alice (entering)", "live: #lobby");
  }

  @Test
  void listsThatALostLinkInterruptedAreForgotten() {
    chat.serverSends("MEMBERS #lobby 1\nbob").linkBreaks().reconnects();
    chat.serverSends("WELCOME alice fake/1 log 0 65536")
        .forget()
        .serverSends("LIVE #lobby 0")
        .shows("live: #lobby");
  }

  @Test
  void topicThatChangesInALiveRoomIsNews() {
    chat.types("/topic tea at four", "/topic -")
        .sent("TOPIC #lobby\ntea at four", "TOPIC #lobby\n")
        .serverSends("TOPIC #lobby\ntea at four")
        .shows("topic of #lobby: tea at four");
    chat.linkBreaks().reconnects().serverSends("WELCOME alice fake/1 log 0 65536").forget();
    chat.serverSends("TOPIC #lobby\ntea at five").shows("topic of #lobby: tea at five (entering)");
  }

  @Test
  void topicThatWasAskedForIsShownAlsoIfItIsKnownOrNone() {
    chat.types("/topic")
        .sent("TOPIC #lobby")
        .serverSends("TOPIC #lobby\n")
        .shows("topic of #lobby:  (asked)")
        .serverSends("TOPIC #lobby\n")
        .shows("topic of #lobby:  (entering)");
  }

  @Test
  void topicThatAReplayRepeatsInALiveRoomIsNoNews() {
    chat.serverSends("TOPIC #lobby\ntea").shows("topic of #lobby: tea");
    chat.types("/join lobby")
        .forget()
        .serverSends("TOPIC #lobby\ntea", "MEMBERS #lobby 1\nalice", "LIVE #lobby 0")
        .shows(
            "topic of #lobby: tea (entering)",
            "members of #lobby: 1 alice (entering)",
            "live: #lobby")
        .serverSends("TOPIC #lobby\nmilk")
        .shows("topic of #lobby: milk");
  }

  @Test
  void othersWhoJoinLeaveAndRenameAreShownAndCounted() {
    chat.serverSends("MEMBERS #lobby 1\nalice", "DONE WHO #lobby")
        .forget()
        .serverSends("JOINED #lobby bob", "JOINED #lobby alice", "RENAMED bob rob")
        .shows("joined #lobby: bob", "renamed: bob, now rob");
    assertEquals(Set.of("alice", "rob"), members("#lobby"));
    chat.serverSends("LEFT #lobby rob").shows("left #lobby: rob");
    assertEquals(Set.of("alice"), members("#lobby"));
    assertEquals(1, snapshot("#lobby").count().getAsInt());
  }

  @Test
  void ourRenameIsShownBeforeItTakesEffect() {
    chat.types("/nick al")
        .forget()
        .serverSends("RENAMED alice al", "JOINED #lobby bob")
        .showsAlsoStates(
            "renamed: alice, now al (us)",
            "state: al LIVE [#lobby] pending 0",
            "joined #lobby: bob");
  }

  @Test
  void changedStateComesBeforeTheNextEventOfItsBatch() {
    chat.serverSends("MEMBERS #lobby 1\nalice", "DONE WHO #lobby")
        .forget()
        .serverSends("JOINED #lobby bob", "SAID #lobby 1 1 bob\nhi", "LEFT #lobby bob")
        .showsAlsoStates(
            "state: alice LIVE [#lobby 2] pending 0",
            "joined #lobby: bob",
            "#lobby 1 bob: hi",
            "state: alice LIVE [#lobby 1] pending 0",
            "left #lobby: bob");
  }

  @Test
  void pendingMessagesAreReportedOncePerBatch() {
    chat.types("a", "b")
        .forget()
        .serverSends("ACK 1 #lobby 1 1", "ACK 2 #lobby 2 1")
        .showsAlsoStates(
            "stored: #lobby 1 alice: a (ours)",
            "stored: #lobby 2 alice: b (ours)",
            "state: alice LIVE [#lobby] pending 0");
  }

  @Test
  void roomIsLeftAsSoonAsThatIsTyped() {
    chat.types("/join tea")
        .types("/leave")
        .sent("JOIN #tea", "LEAVE #tea")
        .shows("into #tea", "into #lobby");
    assertEquals(List.of("#lobby"), rooms());
    chat.serverSends("LEFT #tea alice").shows();
  }

  @Test
  void leavingABackgroundRoomKeepsTheCurrentOne() {
    chat.types("/join tea", "/leave lobby").sent("JOIN #tea", "LEAVE #lobby").shows("into #tea");
    typesInto("#tea");
  }

  @Test
  void leavingTheLastRoomLeavesNoneToTypeInto() {
    chat.types("/leave", "hello")
        .sent("LEAVE #lobby")
        .shows("into no room", "* you are in no room; /join ROOM enters one");
  }

  @Test
  void roomThatIsEnteredAgainBeforeTheLeaveIsAnsweredStaysEntered() {
    chat.serverSends("SAID #lobby 9 1 bob\nhi")
        .types("/leave", "/join lobby")
        .forget()
        .serverSends("LEFT #lobby alice")
        .shows();
    typesInto("#lobby");
    chat.serverSends("SAID #lobby 9 1 bob\nhi").shows("#lobby 9 bob: hi (before)");
  }

  @Test
  void removalFromARoomIsShownAsOurs() {
    chat.types("/join tea").forget().serverSends("LEFT #tea alice").shows("left #tea: alice (us)");
    assertEquals(List.of("#lobby"), rooms());
    typesInto("#lobby");
  }

  @Test
  void refusedLeaveDoesNotHideALaterRemoval() {
    chat.types("/leave", "/join lobby")
        .serverSends("ERROR not-in-room LEAVE #lobby\nyou are not in #lobby")
        .forget()
        .serverSends("LEFT #lobby alice")
        .shows("left #lobby: alice (us)");
  }

  @Test
  void refusedJoinFallsBackToTheRoomBefore() {
    chat.types("/join tea")
        .forget()
        .serverSends("ERROR too-many-rooms JOIN #tea\ntoo many rooms")
        .shows("refused: too many rooms");
    typesInto("#lobby");
    assertEquals(List.of("#lobby"), rooms());
  }

  @Test
  void refusedJoinOfALiveRoomChangesNothing() {
    chat.types("/join lobby").serverSends("ERROR too-many-rooms JOIN #lobby\ntoo many rooms");
    typesInto("#lobby");
  }

  @Test
  void linesTypedAfterAJoinGoToTheNewRoomAlone() {
    chat.types("/join Tea", "hello", "/go 1", "back", "/go #tea", "there", "/go next", "here")
        .sent(
            "JOIN #Tea",
            "SAY 1 #Tea\nhello",
            "SAY 2 #lobby\nback",
            "SAY 3 #Tea\nthere",
            "SAY 4 #lobby\nhere");
  }

  @Test
  void goNextPrefersTheRoomThatTheConsoleKnowsOf() {
    chat.types("/join a", "/join b", "/go lobby").forget();
    chat.console().nextRoom("#b");
    chat.types("/go next").shows("into #b");
  }

  @Test
  void listedRoomsAreShown() {
    chat.types("/rooms").serverSends("ROOM #lobby 2", "ROOM #tea 1\nat four", "DONE ROOMS -");
    chat.shows("room #lobby: 2 ", "room #tea: 1 at four");
  }
}
