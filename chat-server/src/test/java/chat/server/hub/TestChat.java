package chat.server.hub;

import chat.protocol.Limits;
import chat.protocol.ServerLimits;
import chat.server.fixture.TestClock;
import chat.server.fixture.TestServer;
import chat.server.hub.account.HubAccounts;
import chat.server.hub.delivery.CatchUp;
import chat.server.hub.delivery.Undelivered;
import chat.server.hub.limit.HubLimits;
import chat.server.hub.moderation.ServerTexts;
import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Session;
import chat.server.log.LogException;
import chat.server.log.moderation.ModerationStore;
import chat.server.measure.HubCounts;
import chat.server.net.FrameEncoder;
import chat.server.net.TextEncoder;
import java.time.Duration;

/** A chat with a log in memory, a clock at 1000 ms, and no threads: the test's is the hub's. */
final class TestChat {
  private final BreakableLog log;
  private final TestClock clock = new TestClock();
  private final Budget budget;
  private final TestAccounts accounts;
  private final BreakableModeration moderation;
  private final Chat chat;
  private long sessions;

  TestChat() {
    this(Budget.ofHeap(4));
  }

  /** A chat whose room lanes share a budget. */
  TestChat(Budget budget) {
    this(budget, new Stored(), HubLimits.NONE, new TestAccounts());
  }

  /** A chat with that many rooms at most. */
  TestChat(int maxRooms) {
    this(new HubLimits(maxRooms, 0));
  }

  /** A chat that limits what clients may do. */
  TestChat(HubLimits limits) {
    this(Budget.ofHeap(4), new Stored(), limits, new TestAccounts());
  }

  /** A chat that knows these accounts. */
  TestChat(TestAccounts accounts) {
    this(Budget.ofHeap(4), new Stored(), HubLimits.NONE, accounts);
  }

  /** A chat that knows these accounts, and limits what clients may do. */
  TestChat(HubLimits limits, TestAccounts accounts) {
    this(Budget.ofHeap(4), new Stored(), limits, accounts);
  }

  /** What outlives the process. */
  private record Stored(BreakableLog log, BreakableModeration moderation) {
    Stored() {
      this(new BreakableLog());
    }

    private Stored(BreakableLog log) {
      this(log, new BreakableModeration(log));
    }
  }

  private TestChat(Budget budget, Stored stored, HubLimits limits, TestAccounts accounts) {
    this.budget = budget;
    this.log = stored.log();
    this.moderation = stored.moderation();
    this.accounts = accounts;
    try {
      chat =
          new Chat(
              log,
              options(budget, limits, accounts.forHub(), moderation),
              clock.time(),
              this::caughtUp,
              new Answers());
    } catch (LogException e) {
      throw new AssertionError("a log in memory can't fail", e);
    }
  }

  /** Carries out at once the tasks that the hub would take from its inbox. */
  private final class Answers implements AccountRequests.Later {
    @Override
    public void inTurnOf(Session session, Runnable action) {
      chat.answer(session, action);
    }

    @Override
    public void afterBatch(Runnable action) {
      chat.carryOutAfterBatch(action);
    }
  }

  static HubOptions options(
      Budget budget, HubLimits limits, HubAccounts accounts, ModerationStore moderation) {
    return new HubOptions(
        "chat-server/test",
        Limits.MIN_MAX_TEXT_BYTES,
        ServerLimits.NONE,
        new FrameEncoder(),
        new TextEncoder(false),
        budget,
        () -> {},
        limits,
        accounts,
        moderation,
        ServerTexts.NONE,
        HubCounts.none());
  }

  private void caughtUp(CatchUp replay) {
    chat.caughtUp(replay);
  }

  /** Returns the chat of another process, with the same log. */
  TestChat restarts() {
    return new TestChat(budget, new Stored(log, moderation), HubLimits.NONE, accounts);
  }

  long roomsInMemory() {
    chat.endOfBatch();
    return chat.counts().rooms().get();
  }

  /** Returns what the operator's commands change the chat by. */
  Operator operator() {
    return chat.operator();
  }

  Undelivered undelivered() {
    return chat.undelivered();
  }

  BreakableModeration moderation() {
    return moderation;
  }

  BreakableLog log() {
    return log;
  }

  /** Returns a framed client that has not logged in. */
  HubUser connects() {
    HubUser user = new HubUser(chat, budget, ++sessions);
    user.connectsFramed();
    return user;
  }

  /** Returns a user who has logged in, with a client id made of its nick. */
  HubUser framed(String nick) {
    HubUser user = connects();
    user.sends("HELLO 1 " + nick + " " + TestServer.idOf(nick));
    user.skips();
    return user;
  }

  /** Returns a user who is live in a room. */
  HubUser framedIn(String room, String nick) {
    HubUser user = framed(nick);
    user.sends("JOIN " + room);
    user.skips();
    return user;
  }

  /** Returns a guest in the lobby, on the text wire. */
  HubUser guest() {
    HubUser user = new HubUser(chat, budget, ++sessions);
    user.connectsAsGuest();
    return user;
  }

  /** Returns a guest on the text wire who comes from an address. */
  HubUser visitorFrom(String address) {
    HubUser user = new HubUser(chat, budget, ++sessions);
    user.comesFrom(address);
    user.connectsAsGuest();
    return user;
  }

  /** Returns a guest who connects within a batch that does not end. */
  HubUser visitor() {
    HubUser user = new HubUser(chat, budget, ++sessions);
    chat.connectGuest(user.session());
    return user;
  }

  /** Returns whether messages wait for a commit, or requests for their turn. */
  boolean isWorkLeft() {
    return chat.isWorkLeft();
  }

  void endsBatch() {
    chat.endOfBatch();
  }

  /** Lets time pass, and ends a batch. */
  void passes(Duration duration) {
    clock.advance(duration);
    chat.endOfBatch();
  }

  /** Sets the wall clock, and ends a batch. */
  void jumps(Duration duration) {
    clock.jump(duration);
    chat.endOfBatch();
  }

  void shutsDown() {
    while (chat.isWorkLeft()) {
      chat.endOfBatch();
    }
    chat.shutDown(Duration.ofSeconds(1));
  }
}
