package chat.server.hub;

import chat.server.fixture.TestServer;

/** A chat with a private room that has messages, a topic, and two members. */
final class PrivateWorld {
  /** The private room. */
  static final String ROOM = "#tea";

  /** A name that nobody has, of the same length and in the same place of a list. */
  static final String NOBODYS = "#tee";

  /** Who probes. */
  enum Outsider {
    GUEST,
    ACCOUNT,
    OPERATOR,
    EXPELLED
  }

  private final TestAccounts accounts =
      new TestAccounts().with("owner").with("member").with("eve").with("exile");
  private final TestChat chat;
  private final HubUser owner;

  PrivateWorld() {
    accounts.withOperator("opal");
    chat = new TestChat(accounts);
    owner = logsIn("owner");
    owner.sends("JOIN " + ROOM, "MOD set " + ROOM + " private");
    owner.sends("MOD invite " + ROOM + " member", "MOD invite " + ROOM + " exile");
    HubUser exile = logsIn("exile");
    exile.sends("JOIN " + ROOM);
    exile.sends("SAY 1 " + ROOM + "⏎a secret of exile");
    exile.takesAll();
    HubUser member = logsIn("member");
    member.sends("JOIN " + ROOM);
    member.sends("SAY 1 " + ROOM + "⏎a secret of member");
    owner.sends("SAY 1 " + ROOM + "⏎a secret of owner", "TOPIC " + ROOM + "⏎secrets");
    owner.sends("MOD uninvite " + ROOM + " exile");
    exile.takesAll();
    exile.sends("BYE");
    chat.endsBatch();
    owner.takesAll();
  }

  HubUser logsIn(String nick) {
    HubUser user = chat.connects();
    user.sends("AUTH password " + nick + "⏎" + nick);
    user.sends("HELLO 1 " + nick + " " + TestServer.idOf(nick));
    user.takesAll();
    return user;
  }

  HubUser connects(Outsider outsider) {
    return switch (outsider) {
      case GUEST -> chat.framed("guest");
      case ACCOUNT -> logsIn("eve");
      case OPERATOR -> logsIn("opal");
      case EXPELLED -> logsIn("exile");
    };
  }

  TestChat chat() {
    return chat;
  }

  HubUser owner() {
    return owner;
  }
}
