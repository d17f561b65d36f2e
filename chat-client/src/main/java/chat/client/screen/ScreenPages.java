package chat.client.screen;

import chat.client.event.ChatLine;
import chat.client.event.ModerationEvent;
import chat.client.event.Page;
import chat.client.event.PagesSnapshot;
import chat.client.event.RoomSnapshot;
import chat.client.event.SessionSnapshot;
import chat.client.screen.StatusParts.FrontPage;
import chat.client.screen.StatusParts.OtherPage;
import chat.client.screen.page.Backlog;
import chat.client.screen.page.PageLine;
import chat.client.screen.page.PageNotes;
import chat.client.screen.page.Unread;
import chat.client.view.ModerationNotice;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The pages as a screen shows them: the session's snapshot, the last lines of each, and what the
 * person has yet to see there. The session thread's.
 */
final class ScreenPages {
  /** Nobody looks through more, and a server may make up any number. */
  private static final int MAX_LISTED = 10_000;

  private static final String DIRECT = "direct messages; /leave closes this page";

  private final Map<Page, PageNotes> notes = new HashMap<>();
  private final Backlog loose = new Backlog(); // direct messages that have no page
  private final Set<RoomName> listed = new LinkedHashSet<>();
  private List<RoomName> listedCopy = List.of();
  private SessionSnapshot session = SessionSnapshot.STARTING;
  private Unread printed = Unread.NONE;

  /** Forgets the pages that were closed; one that was opened again begins without notes. */
  void update(SessionSnapshot next) {
    session = next;
    List<Page> pages = next.pages().all();
    notes.keySet().retainAll(Set.copyOf(pages));
    pages.stream().filter(page -> !notes.containsKey(page)).forEach(this::opened);
  }

  /** A direct conversation begins with the messages that were exchanged before. */
  private void opened(Page page) {
    PageNotes fresh = new PageNotes();
    notes.put(page, fresh);
    page.partner()
        .ifPresent(nick -> loose.moveTo(fresh.backlog(), line -> line.nick().equals(nick)));
  }

  Optional<Nick> own() {
    return session.nick();
  }

  /** Returns the page that we type into. */
  Optional<Page> front() {
    return session.isPlain() ? Optional.empty() : session.pages().front();
  }

  boolean isFront(Page page) {
    return front().filter(page::equals).isPresent();
  }

  boolean isFront(RoomName room) {
    return isFront(Page.of(room));
  }

  /** Returns the page of a message; empty if it has none, as a room has that we are not in. */
  Optional<Page> pageOf(ChatLine line) {
    Page page = line.room().map(Page::of).orElseGet(() -> Page.with(line.nick()));
    return Optional.of(page).filter(notes::containsKey);
  }

  /** Returns the notes on a page; empty if there is none, for a server could name any number. */
  Optional<PageNotes> notes(Page page) {
    return Optional.ofNullable(notes.get(page));
  }

  Optional<PageNotes> notes(RoomName room) {
    return notes(Page.of(room));
  }

  /** A room was read on another device up to this number. */
  void readElsewhere(RoomName room, long seq) {
    notes(room).ifPresent(page -> page.backlog().readUpTo(seq));
  }

  /** A room's message was edited or deleted: its page no longer has the old text. */
  void changed(ModerationEvent event) {
    if (event instanceof ModerationEvent.Edited edited) {
      backlog(edited.room()).ifPresent(page -> page.edit(edited.target(), edited.line().text()));
    } else if (event instanceof ModerationEvent.Deleted deleted) {
      ModerationNotice.of(deleted)
          .ifPresent(
              told ->
                  backlog(deleted.room())
                      .ifPresent(page -> page.delete(deleted.target(), told.sentence())));
    }
  }

  private Optional<Backlog> backlog(RoomName room) {
    return notes(room).map(PageNotes::backlog);
  }

  /** What is printed of a page that comes to the front. */
  record Turned(List<String> title, Backlog.Batch lines) {}

  /**
   * Brings a page to the front, and counts it as read.
   *
   * @param isRepeated whether lines that were read are printed again
   */
  Turned turnTo(Page page, boolean isRepeated) {
    Backlog.Batch batch = notes(page).map(PageNotes::read).orElse(Backlog.Batch.NONE);
    return new Turned(
        title(page, batch.unread().messages()), isRepeated ? batch : batch.unreadAlone());
  }

  /** Returns the parts of a page's title. */
  private List<String> title(Page page, int unread) {
    return List.of(
        page.toString(),
        unread == 0 ? "" : "%,d new".formatted(unread),
        page.room().map(this::topic).orElse(DIRECT));
  }

  /** Returns the topic of a room of ours; empty if it has none. */
  String topic(RoomName room) {
    return session.room(room).map(known -> known.topic().toString()).orElse("");
  }

  /** Notes the author. */
  void spoke(ChatLine line) {
    line.room()
        .flatMap(this::notes)
        .ifPresent(room -> room.speakers().spoke(line.nick(), !line.isEarlier()));
  }

  boolean hasSpoken(RoomName name, Nick nick) {
    return notes(name).filter(room -> room.speakers().hasSpoken(nick)).isPresent();
  }

  boolean hasSpoken(Nick nick) {
    return notes.values().stream().anyMatch(page -> page.speakers().hasSpoken(nick));
  }

  /** Somebody changed nick; a direct conversation with them goes on under the new one. */
  void renamed(Nick before, Nick now) {
    notes.values().forEach(page -> page.speakers().renamed(before, now));
    PageNotes conversation = notes.remove(Page.with(before));
    if (conversation != null) {
      notes.putIfAbsent(Page.with(now), conversation);
    }
  }

  /** Stores a message of a page, or a direct message that has none. */
  void store(PageLine.Message message, boolean isUnread) {
    Optional<PageNotes> page = pageOf(message.line()).flatMap(this::notes);
    Optional<Backlog> kept =
        page.map(PageNotes::backlog)
            .or(() -> Optional.of(loose).filter(unused -> message.line().isDirect()));
    if (isUnread) {
      kept.ifPresent(backlog -> backlog.addUnread(message));
    } else {
      kept.ifPresent(backlog -> backlog.add(message));
    }
  }

  /** Another's message was printed: it counts as unread until the person presses a key. */
  void printed(PageLine.Message message) {
    printed = printed.and(message.highlighted());
    if (message.highlighted()) {
      pageOf(message.line())
          .filter(page -> !isFront(page))
          .flatMap(this::notes)
          .ifPresent(PageNotes::highlightPrinted);
    }
  }

  void listed(RoomName room) {
    if (listed.size() < MAX_LISTED && listed.add(room)) {
      listedCopy = List.of();
    }
  }

  /** Returns the next page after the one in front with a highlight, else with a new message. */
  Optional<Page> nextUnread(PagesSnapshot pages) {
    List<Page> after = pages.afterFront();
    return after.stream()
        .filter(page -> unread(page).highlights() > 0)
        .findFirst()
        .or(() -> after.stream().filter(page -> unread(page).messages() > 0).findFirst());
  }

  /** Returns everything that is drawn besides the messages. */
  ScreenState state(Question question) {
    Unread waiting =
        notes.values().stream()
            .map(page -> page.backlog().unread())
            .reduce(Unread.NONE, Unread::plus);
    return new ScreenState(status(), question, session.oldestPending(), printed, waiting, names());
  }

  private StatusParts status() {
    Optional<FrontPage> front = Optional.empty();
    List<OtherPage> others = new ArrayList<>();
    int number = 0;
    for (Page page : session.isPlain() ? List.<Page>of() : session.pages().all()) {
      number++;
      if (isFront(page)) {
        front = Optional.of(front(number, page));
      } else {
        others.add(new OtherPage(number, page, unread(page)));
      }
    }
    return new StatusParts(session.nick(), front, others, session.link(), session.pendingCount());
  }

  private FrontPage front(int number, Page page) {
    Optional<RoomSnapshot> room = page.room().flatMap(session::room);
    return new FrontPage(
        number,
        page,
        room.map(known -> known.topic().toString()).orElse(""),
        room.map(RoomSnapshot::count).orElseGet(OptionalInt::empty),
        room.filter(RoomSnapshot::isPrivate).isPresent());
  }

  private KnownNames names() {
    if (listedCopy.isEmpty() && !listed.isEmpty()) {
      listedCopy = List.copyOf(listed);
    }
    Optional<Page> front = front();
    return new KnownNames(
        session.nick(),
        front.flatMap(Page::room).flatMap(session::room),
        front.flatMap(this::notes).map(page -> page.speakers().nicks()).orElse(List.of()),
        session.pages(),
        listedCopy);
  }

  private Unread unread(Page page) {
    return notes(page).map(PageNotes::unread).orElse(Unread.NONE);
  }
}
