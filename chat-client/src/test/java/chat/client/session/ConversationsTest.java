package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.Page;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Direct conversations that are typed into like rooms. */
final class ConversationsTest {
  private final SessionTranscript chat = SessionTranscript.ofPerson("alice@localhost");

  @BeforeEach
  void isWelcomed() {
    chat.serverWelcomes("alice").forget();
  }

  private void hasPages(String... names) {
    assertEquals(List.of(names), chat.state().pages().all().stream().map(Page::toString).toList());
  }

  private void isInFront(String name) {
    assertEquals(Optional.of(name), chat.state().pages().front().map(Page::toString));
  }

  @Test
  void linesTypedIntoAConversationAreDirectMessages() {
    chat.types("/query bob", "psst", "//etc", "/go 1", "hello", "/go bob", "again")
        .sent("TELL 1 bob\npsst", "TELL 2 bob\n/etc", "SAY 3 #lobby\nhello", "TELL 4 bob\nagain");
    hasPages("#lobby", "bob");
  }

  @Test
  void conversationMayBeginWithAMessage() {
    chat.types("/query bob are you there?").sent("TELL 1 bob\nare you there?");
    isInFront("bob");
  }

  @Test
  void conversationIsClosedAndTheRoomStays() {
    chat.types("/query bob", "/leave").sent().shows("into bob", "into #lobby");
    chat.types("/query bob", "/query").sent().shows("into bob", "into #lobby");
    hasPages("#lobby");
    chat.types("/leave").sent("LEAVE #lobby");
    hasPages();
  }

  @Test
  void roomIsLeftFromWithinAConversation() {
    chat.types("/query bob", "/leave lobby").sent("LEAVE #lobby");
    hasPages("bob");
    isInFront("bob");
    chat.types("/leave").shows("into bob", "into no room");
  }

  @Test
  void pagesAreNumberedInTheOrderInWhichTheyWereOpened() {
    chat.types("/query bob", "/join tea", "/query carol", "/go 2", "/query Carol");
    hasPages("#lobby", "bob", "#tea", "carol");
    isInFront("carol");
    chat.types("/leave tea");
    hasPages("#lobby", "bob", "carol");
  }

  @Test
  void conversationFollowsTheNickOfItsOtherSide() {
    chat.types("/query bob").serverSends("RENAMED bob rob");
    hasPages("#lobby", "rob");
    isInFront("rob");
    chat.types("still you?").sent("TELL 1 rob\nstill you?");
    chat.types("/query dora").serverSends("RENAMED dora rob");
    hasPages("#lobby", "rob");
    isInFront("rob");
  }

  @Test
  void conversationOutlivesTheLink() {
    chat.types("/query bob").linkBreaks();
    chat.reconnects();
    chat.serverWelcomes("alice");
    isInFront("bob");
  }

  @Test
  void commandForRoomsIsRefused() {
    chat.types("/query bob").forget();
    String why = "/me is for rooms; this is a conversation with bob";
    assertEquals(Optional.of(why), chat.complaint("/me waves"));
    chat.types("/me waves").sent().shows("* " + why);
    for (String line : List.of("/who", "/names", "/history", "/search tea", "/topic")) {
      chat.types(line).sent().shows("* " + why.replace("/me", line.replace(" tea", "")));
    }
    chat.types("/who #lobby", "/who *", "/search tea room:#lobby")
        .sent("WHO #lobby", "WHO -", "SEARCH #lobby 20\ntea");
  }
}
